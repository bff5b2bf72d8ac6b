"""Handbooks made from data that real organisations publish."""
