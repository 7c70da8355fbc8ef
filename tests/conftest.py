"""Settings for every test."""

from hypothesis import settings

# On a shared machine an example may take long, so there is no deadline.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
