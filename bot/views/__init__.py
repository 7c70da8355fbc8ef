"""Pure functions from domain values to a Screen; the words themselves are in the catalogues."""
