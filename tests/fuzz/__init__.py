"""Tries the program with input that nobody would think of: generated handbooks, changed files, bytes that reach new code."""
