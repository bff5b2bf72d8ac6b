"""Copies that sync programs, file managers, merges and editors put beside a file: which file does a name say it is a copy of?"""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from interlock.definitions.ids import ID, can_be_id
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.disk.files import FoundFile
from interlock.sources.disk.folders import LARGEST_PUBLISHED

# "Copy" in the languages of file managers.
_COPY = (
    r"(?:cop(?:y|ie|ia)|c[óò]pia|kop[iy][eao]?|kopio|kopija|k[óo]pia|m[aá]solat|afrit|kopyas?[iı]?|копи[яю]|копія|副本|拷贝|コピー"
    r"|복사본|נ?עותק)"
)
_CONFLICT = r"(?:conflict|konflikt|conflit|conflitt?o|conflicto|confl[ií]ct|конфликт|конфлікт|競合|冲突|衝突)"
_NUMBER = r"(?:[ _-]?\(?\d{1,3}\)?)?"

# In each pattern, `name` is the name of the file that was copied, without its ending.
# What only programs write: such a name says by itself that it is a copy.
_CERTAIN = tuple(
    lazy_pattern(pattern, re.I)
    for pattern in (
        # (Desk PC's conflicted copy 2026-11-02), (Konflikt mit PC 2026-11-02), (Case Conflict), (SFConflict …), [conflicted]
        rf"(?P<name>.+?)[ _.-]*[(\[][^)\]]*{_CONFLICT}[^)\]]*(?:{_COPY}|\d{{4}}).*",
        rf"(?P<name>.+?)[ _.-]*[(\[](?:case |SF)?{_CONFLICT}(?:ed)?(?: \S+@.*| \d.*)?[)\]]",
        rf"(?P<name>.+?)[ _.-]*[(\[][^)\]]*{_COPY}[^)\]]*{_CONFLICT}.*",  # (Copie en conflit de PC)
        r"(?P<name>.+?)\.sync-conflict-\d{8}-\d{6}.*",
        rf"(?P<name>.+?)[._-]{_CONFLICT}-\d{{8}}.*",  # _conflict-20261102-101010
        r"(?P<name>.+?)([._])(?:BACKUP|BASE|LOCAL|REMOTE)\2\d+",  # of git mergetool
        r"(?P<name>.+?)[ _.-]*[(\[](?:auto-?saved?|recovered|automatisch gespeichert)[)\]]",  # of Office
    )
)
# What file managers write, and people in other names than ids.
_WORDS = tuple(
    lazy_pattern(pattern, re.I)
    for pattern in (
        rf"(?P<name>.+?) ?[-–—_ .] ?{_COPY}{_NUMBER}",  # - Copy, - Kopie (2), copy 2
        rf"(?P<name>.+?) ?[(\[]{_COPY}{_NUMBER}[)\]]",
        rf"{_COPY} ?(?:\(\d+\) ?)?(?:of|von|de|di|av|af|van|z|из) (?P<name>.+)",  # Copy of, Kopie von
        rf"(?P<name>.+?)[._ ][ _.-]*{_CONFLICT}(?:ed)?(?:\W.*|_.*|\d.*)?",  # .conflict, conflict 2
    )
)
_NUMBERED = lazy_pattern(r"(?P<name>.+?)[ _]?[(\[]\d{1,3}[)\]]")  # (1)
# What people write too, to tell one thing from another: it counts only beside the file of that name.
_BESIDE = tuple(
    lazy_pattern(pattern, re.I)
    for pattern in (
        r"(?P<name>.+?)[ _]\d{1,2}",  # 2, of iCloud
        r"(?P<name>.+?)[ _.-]+(?:old|new|orig(?:inal)?|bak|backup|save|tmp|temp|final|v\d+|alt|neu|ancien|mine|theirs|ours)"
        + _NUMBER,
        r"(?P<name>.+?)[ _.-]+\d{4}-?\d\d-?\d\d.*",
    )
)
_OF_MACHINE = lazy_pattern(r"(?P<name>.+?)-(?=[^a-z]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*")  # -DESKTOP-1AB2C3, of OneDrive
# What stands after a whole name: `card.yml~`, `card.yml.orig`, `card.yml (1)`.
_AFTER_ENDING = lazy_pattern(
    r"(?P<name>.+\.[a-z0-9]{2,5})"
    r"(?:~|\.~\d+~"  # of editors
    r"|\.(?:orig|bak|old|backup|tmp|temp|save|sav|rej|mine|theirs|ours|base|local|remote|r\d+|copy)\d*"
    r"|[ _]?\(\d+\)|\.\d{1,3})",
    re.I,
)


_MARKS_AT_END = " ._-"
_SEPARATOR = lazy_pattern(r"[,;\t]")
_CONFLICT_AS_ID = lazy_pattern(rf".+-{_CONFLICT}-\d{{8}}.*")


def may_be_id(stem: str) -> bool:
    """Whether a file's name without its ending may be the id of a definition, and is not what only a sync program writes."""
    return can_be_id(stem) and not _CONFLICT_AS_ID.fullmatch(stem)


class CopyName(NamedTuple):
    """What the name of a copy says: the name of the original, and whether that is sure without a look at what they hold."""

    original: str
    is_sure: bool


def copy_named(name: str, beside: Collection[str], *, is_id: bool = False) -> CopyName | None:
    """What a name says when it is that of a copy, else None. `beside`: the names in its folder, as `comparable` makes them.

    The original need not be there if only a program writes such names, or if the name should be an id (`is_id`) and cannot be.
    """
    name = normalize("NFC", name)
    stem, _, ending = name.rpartition(".")
    if is_id or not (ending.isalnum() and may_be_id(stem)):  # else none of these fits, and they take long to compile
        if (whole := _AFTER_ENDING.fullmatch(name)) and (is_id or whole["name"].lower() in beside):
            return CopyName(whole["name"], is_sure=True)
        if alone := next(_names(stem, (*_CERTAIN, *((*_WORDS, _NUMBERED) if is_id else ()))), None):
            return CopyName(f"{alone}.{ending}", is_sure=True)
    if not _holds_name_of(stem, ending, beside):
        return None
    for patterns, is_sure in ((_WORDS, True), ((_NUMBERED, *_BESIDE, _OF_MACHINE), False)):
        if there := next((found for found in _names(stem, patterns) if f"{found}.{ending}".lower() in beside), None):
            return CopyName(f"{there}.{ending}", is_sure and not ID.fullmatch(stem))
    return None


def _holds_name_of(stem: str, ending: str, beside: Collection[str]) -> bool:
    """Whether a name begins or ends with that of a file beside it: all that is left of a copy's name without its marks."""
    parts = (part for cut in range(1, len(stem)) for part in (stem[:cut], stem[cut:].rstrip(_MARKS_AT_END)))
    return any(f"{part}.{ending}".lower() in beside for part in parts)


def comparable(name: str) -> str:
    """A name in the form in which names of files are compared: systems differ in letter case and in how they write accents."""
    return normalize("NFC", name).lower()


def _names(stem: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[str]:
    return (match["name"].rstrip(_MARKS_AT_END) for pattern in patterns if (match := pattern.fullmatch(stem)))


def is_nearly(text: str, other: str) -> bool:
    """Whether two texts are so much alike that one is a version of the other: three quarters of their lines are the same."""
    lines, others = ([line.strip() for line in each.splitlines() if line.strip()] for each in (text, other))
    from difflib import SequenceMatcher  # slow to load, and copies are rare

    return bool(lines) and SequenceMatcher(None, lines, others, autojunk=False).quick_ratio() >= 0.75


class FolderListings:
    """The names in folders, each listed once: a folder may have thousands."""

    def __init__(self) -> None:
        self._names: dict[tuple[Path, str], frozenset[str]] = {}

    def names_in(self, folder: Path, ending: str = "") -> frozenset[str]:
        """The names in a folder, as `comparable` makes them, each with an ending added."""
        if (folder, ending) not in self._names:
            try:
                names = os.listdir(folder)
            except OSError:  # deleted meanwhile
                names = []
            self._names[folder, ending] = frozenset(comparable(name + ending) for name in names)
        return self._names[folder, ending]


def original_of(found: FoundFile, listings: FolderListings) -> str | None:
    """The name of the file beside a table or a file of `docs/` that it is a copy of, by its name or, if need be, its content."""
    copy = copy_named(found.absolute.name, listings.names_in(found.absolute.parent))
    if copy is None or copy.is_sure:
        return copy.original if copy else None
    with suppress(OSError):
        both = (found.absolute, found.absolute.with_name(copy.original))
        if max(path.stat().st_size for path in both) > LARGEST_PUBLISHED:
            return None
        data, other = (path.read_bytes() for path in both)
        text, other_text = (each.decode("utf-8", "replace") for each in (data, other))
        if found.path.endswith(".csv"):
            # A correction has other figures for the same periods, and a name of its own; `(1)` is what a browser adds.
            is_same = _share_rows(text, other_text, cells=2 if _NUMBERED.fullmatch(found.absolute.stem) else None)
        else:
            is_same = is_nearly(text, other_text) if found.path.endswith(".md") else data == other
        return copy.original if is_same else None
    return None


def _share_rows(text: str, other: str, *, cells: int | None) -> bool:
    """Whether two tables have a row in common besides the first one. `cells`: how many of a row are compared; None for all."""
    rows, others = (
        {tuple(_SEPARATOR.split(line.strip())[:cells]) for line in each.splitlines()[1:] if line.strip()}
        for each in (text, other)
    )
    return not rows.isdisjoint(others)
