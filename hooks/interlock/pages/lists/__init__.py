"""Pages that list many definitions: home, indexes, board, charter, A–Z."""
