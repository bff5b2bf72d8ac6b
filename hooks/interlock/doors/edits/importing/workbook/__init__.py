"""Reads the sheets of `.xlsx`, `.xls` and `.ods`, and what they hold beside values: hidden, struck, noted, formatted."""
