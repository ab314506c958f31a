"""Units, staff, roles, working calendars, and who acts."""
