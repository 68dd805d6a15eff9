"""Events and their identity, iCalendar files, invitations, and every other way in which dates reach people."""
