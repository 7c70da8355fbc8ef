"""The command line of audit-bot: what the person who runs the bot types in a terminal."""
