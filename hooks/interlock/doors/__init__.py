"""The ways in for people and hosts: the command line, commands that edit files, MkDocs."""
