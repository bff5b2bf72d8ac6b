"""Reference implementations for the chain: slow, written from the handbook's definitions, without any code of the program.

`organisations` generates random organisations as plain values; the other modules find answers by brute force.
"""
