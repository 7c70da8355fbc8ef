"""A batch of updates in one transaction, and what is sent and served after the commit."""
