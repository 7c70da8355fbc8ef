"""Updates in: polling, and an update as plain data."""
