"""The screens of a report: the first one, what it drills down to, and the team."""
