"""Facts to page plans: the address, template and view of each page."""
