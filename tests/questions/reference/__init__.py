"""A second answer to every question of the chain: slow, from what the field reference says, and without a line of the product.

`organisations` draws random organisations as plain values; the other modules answer by trying everything.
"""
