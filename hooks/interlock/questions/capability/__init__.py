"""Whether time limits can be kept, and which steps take longer."""
