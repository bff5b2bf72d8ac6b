"""What commands do to the files of a handbook. Everything else only reads them."""
