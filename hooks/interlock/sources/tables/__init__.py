"""Reads tables: the CSV files of results, and the rows and columns that imported tables have too."""
