"""Reads the texts of an `.xls`, which its cells name by their numbers, as far as words in them are struck out."""

from collections.abc import Iterator, Sequence

_HAS_WIDE_LETTERS, _HAS_MORE, _HAS_RUNS = 0x01, 0x04, 0x08


class _Blocks:
    """The bytes of a record and of those that continue it. What is read beyond the last one is empty."""

    def __init__(self, blocks: Sequence[bytes]) -> None:
        self._blocks, self._block, self._at = blocks, 0, 0

    @property
    def are_read(self) -> bool:
        """Whether nothing is left."""
        self._go_on()
        return self._block >= len(self._blocks)

    def bytes_of(self, length: int) -> bytes:
        """The next bytes, wherever they stand."""
        parts: list[bytes] = []
        while length > 0 and not self.are_read:
            part = self._blocks[self._block][self._at : self._at + length]
            parts.append(part)
            self._at += len(part)
            length -= len(part)
        return b"".join(parts)

    def number(self, length: int) -> int:
        """The next number."""
        return int.from_bytes(self.bytes_of(length), "little")

    def letters(self, count: int, is_wide: bool) -> bytes:
        """The next letters, two bytes each. Where they go on in another record, that says how wide they are from there on."""
        parts: list[bytes] = []
        while count > 0 and not self.are_read:
            if parts:
                is_wide = bool(self.number(1) & _HAS_WIDE_LETTERS)
            here = min(count, (len(self._blocks[self._block]) - self._at) // (1 + is_wide)) if not self.are_read else 0
            part = self.bytes_of(here * (1 + is_wide))
            parts.append(part if is_wide else b"".join(bytes((letter, 0)) for letter in part))
            count -= here
            if not here:
                break
        return b"".join(parts)

    def _go_on(self) -> None:
        while self._block < len(self._blocks) and self._at >= len(self._blocks[self._block]):
            self._block, self._at = self._block + 1, 0


def texts_without_struck(blocks: Sequence[bytes], struck: Sequence[bool]) -> dict[int, str]:
    """What is left of each text of which words are struck out, by its number.

    `blocks`: the record with all texts, behind their count, and those that continue it. `struck`: of each font, whether it strikes
    words out.
    """
    read = _Blocks(blocks)
    left: dict[int, str] = {}
    index = 0
    while not read.are_read:
        count, sort = read.number(2), read.number(1)
        runs = read.number(2) if sort & _HAS_RUNS else 0
        more = read.number(4) if sort & _HAS_MORE else 0
        letters = read.letters(count, bool(sort & _HAS_WIDE_LETTERS))
        fonts = [(read.number(2), read.number(2)) for _ in range(runs) if not read.are_read]
        read.bytes_of(more)
        if any(font < len(struck) and struck[font] for _, font in fonts):
            left[index] = "".join(_kept(letters, fonts, struck)).strip()
        index += 1
    return left


def _kept(letters: bytes, fonts: Sequence[tuple[int, int]], struck: Sequence[bool]) -> Iterator[str]:
    """The pieces of a text that are not struck out. `fonts`: the place from which each holds."""
    ends = [*(place for place, _ in fonts[1:]), len(letters)]
    yield _text(letters[: 2 * fonts[0][0]])
    for (begins, font), end in zip(fonts, ends, strict=True):
        if not (font < len(struck) and struck[font]):
            yield _text(letters[2 * begins : 2 * end])


def _text(letters: bytes) -> str:
    return letters.decode("utf-16-le", "replace")
