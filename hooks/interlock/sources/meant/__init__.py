"""What somebody meant by a field that does not exist, or by a text that stands where fields belong, and what to type."""
