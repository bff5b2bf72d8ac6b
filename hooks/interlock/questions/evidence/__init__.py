"""What shows that the criteria of frameworks are met."""
