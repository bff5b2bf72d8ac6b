"""Pages that list many definitions: home, indexes, board, charter, moments, what customers said, A–Z; and due dates."""
