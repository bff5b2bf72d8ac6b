"""Pages in the frame of another generator: as files that it builds, or as parts of what it has built."""
