"""Interlock turns definitions of an organisation's service standards into a searchable staff handbook."""
