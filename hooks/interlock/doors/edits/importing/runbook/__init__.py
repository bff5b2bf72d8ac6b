"""Runbooks in Markdown, read as drafts of procedures."""
