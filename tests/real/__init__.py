"""Handbooks made from what real organisations publish."""
