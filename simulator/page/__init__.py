"""The chat page for a browser: its files, and the routes that serve them."""
