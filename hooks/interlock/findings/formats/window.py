"""The part of a line around its mark, for formats that quote lines: a line may have a megabyte."""


def window(quote: str, column: int, room: int) -> tuple[str, int]:
    """The part of a line around a column, at most `room` characters and ellipses, and where that column is in it."""
    if len(quote) <= room:
        return quote, column
    start = max(0, min(column - 1 - room // 3, len(quote) - room))
    end = start + room
    before, after = ("…" if start else ""), ("…" if end < len(quote) else "")
    return before + quote[start:end] + after, column - start + len(before)
