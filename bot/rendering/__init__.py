"""Values → files: pictures, spreadsheets, documents and tables of raw answers."""
