"""What YAML reads otherwise than its writer meant, in silence: words that it leaves out, or signs that it keeps."""
