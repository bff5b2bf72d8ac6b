"""What people and hosts come in by: the command line, edits of files, MkDocs."""
