"""Sends screens: the Telegram client, one queue a chat, retries, keyboards and uploads."""
