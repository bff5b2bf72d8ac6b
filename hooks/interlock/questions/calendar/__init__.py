"""Time: the organisation's calendar, its ordinary week, and how long tasks take in it."""
