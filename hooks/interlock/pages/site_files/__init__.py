"""Files of the site that are no pages: the search index, redirects."""
