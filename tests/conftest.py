"""What holds for every test."""

from hypothesis import settings

# On a shared machine an example may take long without being wrong.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
