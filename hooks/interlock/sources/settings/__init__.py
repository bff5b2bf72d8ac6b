"""Reads `mkdocs.yml`, a handbook's own or that of the site around it, and says what is wrong in it."""
