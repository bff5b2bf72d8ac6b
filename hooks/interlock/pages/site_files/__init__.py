"""Site-wide files that are not pages: the search index, redirects, the sitemap, the calendar for scripts."""
