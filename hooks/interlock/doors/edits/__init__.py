"""The commands that change files of a handbook. Everything else only reads them."""
