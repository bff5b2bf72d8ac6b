"""Facts to page plans: for each page its address, its template, and the flat view that the template shows."""
