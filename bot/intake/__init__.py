"""Gets updates: polling, and an update as plain data."""
