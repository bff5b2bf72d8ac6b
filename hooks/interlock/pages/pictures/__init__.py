"""Pictures as values: coordinates and texts that templates print as SVG."""
