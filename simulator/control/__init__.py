"""The control API over HTTP: for people's phones, and for tests."""
