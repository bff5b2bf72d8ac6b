"""Compares a handbook with earlier revisions in git: new findings, changes in meaning, words to avoid over time."""
