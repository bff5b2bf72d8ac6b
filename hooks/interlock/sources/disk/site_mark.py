"""The file that marks a folder which Interlock wrote.

Only in such a folder may a build delete other files, and no handbook is read from it.
"""

MARK = ".interlock-site"
