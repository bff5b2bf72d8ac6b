"""Finds names in texts: those of people, and those of definitions that are named without a reference."""
