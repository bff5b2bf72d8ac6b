"""The shared language: where terms and words to avoid are used."""
