"""The state of the simulated Telegram: people, chats, messages, files, updates, limits, faults."""
