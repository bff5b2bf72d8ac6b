"""Pictures as values: coordinates and words, ready to be drawn by templates."""
