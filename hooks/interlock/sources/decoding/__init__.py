"""Nodes to typed definitions by their models, and each fault of a value to a finding in words for editors."""
