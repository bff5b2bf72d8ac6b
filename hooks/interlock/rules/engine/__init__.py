"""What runs the rules: it names, grades and folds their findings."""
