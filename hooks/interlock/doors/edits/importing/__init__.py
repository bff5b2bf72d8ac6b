"""Imports definitions from files of other tools (`import_files`).

Nothing is imported here, because the process that reads a workbook runs `workbook_values` in this package and must start quickly.
"""
