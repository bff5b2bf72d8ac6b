"""What a server on this machine refuses, and what it lets pages do."""
