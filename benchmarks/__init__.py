"""What the claims of speed and honesty are measured with."""
