"""Web pages that people saved, read as tables of definitions or as the draft of a procedure."""
