"""How values are written, and what was meant by those that are written otherwise: amounts, days, times, numbers, names."""
