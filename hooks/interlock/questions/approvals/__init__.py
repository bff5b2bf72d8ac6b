"""Who approved what, and whether they approved it as it is now."""
