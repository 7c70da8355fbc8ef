"""Screens out: the Telegram client, one queue a chat, retries, keyboards and uploads."""
