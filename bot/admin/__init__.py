"""The command line of audit-bot, for the person who runs the bot."""
