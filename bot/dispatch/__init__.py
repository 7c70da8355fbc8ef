"""A batch of updates, from its transaction to the screens that are shown after the commit."""
