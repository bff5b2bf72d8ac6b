"""What is owed, by whom, to whom and by when."""
