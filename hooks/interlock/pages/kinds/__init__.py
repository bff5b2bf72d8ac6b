"""A page for each definition, a module for each kind."""
