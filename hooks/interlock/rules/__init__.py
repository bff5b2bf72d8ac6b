"""The rules: one module each, named for the fault; the docstring is its page. `engine` runs them."""
