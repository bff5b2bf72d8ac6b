"""How people and other programs use Interlock: the command line, commands that edit files, MkDocs, Python-Markdown."""
