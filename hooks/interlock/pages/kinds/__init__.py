"""A page for each definition: a module for each kind, and one for each larger part of a page, such as `link_owed`."""
