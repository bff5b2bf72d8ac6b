"""Finds letters that were damaged when a text was saved in another encoding, or one that does not have them."""

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.source import Source


def garbled_in(path: str, text: str) -> Finding | None:
    """The finding for the first character of a text that was saved in another encoding than it was read in."""
    garbled = None if text.isascii() else _GARBLED.search(text)
    if garbled is None:
        return None
    message = f"`{garbled[0]}` is what is left of another character"
    remedy = f"Type {_meant(garbled[0])}, and save the file as UTF-8."
    return Finding("bad-encoding", Source(path, text).place(garbled.start(), garbled.end()), message, remedy)


def lost_letter_in(path: str, text: str) -> Finding | None:
    """The finding for the first word of definitions or of a table that lost a letter to a question mark."""
    lost = None if path.lower().endswith(".md") or not _MARK_IN_WORD.search(text) else _LOST_LETTER.search(text)
    if lost is None:
        return None
    message = f"In `{lost[0]}` a question mark stands inside a word, as if a letter had been lost"
    saved = "save the table as “CSV UTF-8”" if path.lower().endswith(".csv") else "save the file as UTF-8"
    remedy = f"Type the letter anew, and {saved}; if it is a question, put a blank behind its mark."
    return Finding("bad-encoding", Source(path, text).place(lost.start(), lost.end()), message, remedy, "warning")


def _meant(garbled: str) -> str:
    """The characters that mojibake once was, as they stand in a remedy, or words for them where that cannot be told."""
    for encoding in ("cp1252", "mac_roman"):
        try:
            meant = garbled.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if meant.isprintable():
            return f"`{meant}`"
    return "the character anew"


# Mojibake, which is UTF-8 decoded as Windows-1252 or, on a Mac, as Mac Roman, and saved again; and the replacement character.
# The set at the beginning, which is looked for fast, holds all first letters; then each alternative says which came first. A set
# of many letters takes long to make, what it leaves out does not. Capitals that may end a word in front of a quotation mark or a
# dash count beside a small letter only, and not at the end of a word in capitals. What `½` and its like follow is a number.
_GARBLED = lazy_pattern(
    "[ÂÃÄÅÎÏÐÑ×ØÙâãð‚¬√≈\N{REPLACEMENT CHARACTER}](?:"
    + "|".join(
        (
            "(?<=Â)[\xa0-\xbf]|(?<=Ã)[\x80-\xbf]|(?<![A-ZÀ-Þ]Ã)(?<=Ã)[^\x00-\xff](?=[a-zß-ÿ])",  # `£`, `é`, `Ö`
            "(?<=[a-zß-ÿ][ÂÃ])[^\x00-\x7f]?",  # `ß`
            "(?<![A-ZÀ-Þ][ÄÅ])(?<=[ÄÅ])[^\x00-\xa0À-ÿ](?=[a-z])|(?<=[a-zß-ÿ][ÄÅ])[^\x00-\x7fÀ-ÿ]",  # `č`, `ł`, `ş`
            # Greek, Cyrillic, Hebrew and Arabic letters
            "(?<=[ÎÏÐÑ×ØÙ])[^\x00-\x7fÀ-ÿ](?<!×[¹²³¼-¾])[ÎÏÐÑ×ØÙ][^\x00-\x7fÀ-ÿ]",
            # `’`, `→`, Japanese, an emoji
            "(?<=â)(?:€[^\x00-\x7f]?|[^\x00-\xffĀ-Ŀ][^\x00-\x7fÀ-ÿ])|(?<=ã)[€‚ƒ\x81][^\x00-\x7f]|(?<=ð)Ÿ",
            "(?<=‚)[ÄÇ][^\x00-\x7f‘-”–—…]|(?<=¬)[£©∞Ω]",  # as Mac Roman: `’`, `€`, `£`, `½`
            "(?<=[√≈])[^\x00-\x7f¼-¾Α-ω](?=[a-z])|(?<=[a-z][√≈])[^\x00-\x7f¼-¾]",  # as Mac Roman: `é`, `ş`
            "(?<=\N{REPLACEMENT CHARACTER})",
        )
    )
    + ")"
)
# A word with a question mark in place of a letter, as spreadsheets save what Windows text does not have; the first pattern finds
# fast where there may be one.
_MARK_IN_WORD = lazy_pattern(r"\?(?<=[^\W\d_]\?)[a-zß-ÿ]")
_LOST_LETTER = lazy_pattern(r"(?<![^\s\"'(,;\[{-])[^\W\d_]++\?[a-zß-ÿ][^\W\d_]*+(?![^\s\"'),;.:!\]}-])")
