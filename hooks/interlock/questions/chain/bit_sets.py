"""Sets as integers with a bit for each of their members, which are fast for thousands of them."""

from collections.abc import Iterator
from itertools import compress, count

# Bit sets of which more than one bit in so many is set are read as the digits of a text, others bit by bit.
_DENSE = 16
_AS_NUMBERS = bytes.maketrans(b"01", b"\0\1")


def positions(bits: int) -> Iterator[int]:
    """The positions of the set bits, lowest first."""
    if bits.bit_count() * _DENSE > bits.bit_length():  # no call of Python for each bit
        return compress(count(), f"{bits:b}"[::-1].encode().translate(_AS_NUMBERS))
    return _few_positions(bits)


def _few_positions(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
