"""Derives facts from the definitions. `facts` is the interface for rules, pages and exports."""
