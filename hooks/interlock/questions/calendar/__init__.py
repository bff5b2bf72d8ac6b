"""Time: the organisation's calendar, an ordinary week of it, and how long things take in it."""
