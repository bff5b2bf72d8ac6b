"""Runs the rules, and sets the severity of what they find."""
