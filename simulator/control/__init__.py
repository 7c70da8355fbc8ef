"""The control API over HTTP: what people do with their phones, and what tests set and read."""
