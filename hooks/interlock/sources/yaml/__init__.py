"""Parses YAML into nodes with places, within limits, and reads on after slips that stop the parser; writes YAML."""
