"""What each command, tap and text does: get, require, decide, record, show."""
