"""Which field a column of a table fills, and how its cells are read."""
