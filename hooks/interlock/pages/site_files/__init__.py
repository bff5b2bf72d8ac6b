"""Site-wide files that are not pages: the search index, redirects."""
