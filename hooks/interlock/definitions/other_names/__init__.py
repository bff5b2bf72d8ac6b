"""Words that people type for fields, kinds and allowed values, in English and four other languages."""
