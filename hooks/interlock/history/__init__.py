"""What git and the cache know of a handbook: changes since earlier revisions, and results that need not be worked out again."""
