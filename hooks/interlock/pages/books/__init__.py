"""Books and workbooks to print."""
