"""Parses times of day, and finds the times that were meant by a text in another form."""

import datetime
import re
from itertools import chain, product

from interlock.definitions.field_errors import field_error
from interlock.definitions.values.plain_letters import letters_of_one_width
from interlock.findings.lazy_patterns import lazy_pattern


def parse_time(text: str) -> datetime.time:
    """Parse `9:30` or `09.30`. `24:00` is the last moment of the day."""
    match = re.fullmatch(r"(\d{1,2})[:.](\d\d)", text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return datetime.time(int(match[1]), int(match[2]))
    if match and match[0].replace(".", ":") == "24:00":
        return datetime.time.max
    if remedy := _opens_and_closes(text):
        raise field_error("bad-value", f"`{text}` is more than one time of day", remedy, writes=("closes",))
    said = _NEXT_DAY.sub("", plain_times(text.lower().strip("“”„‟‘’'")))
    meant = " or ".join(f"`{each}`" for each in _times_meant(said))
    remedy = f"Write {meant}." if meant else "Write hours and minutes, such as `09:30`."
    if text.strip(" -–—.").lower() in ("", "closed", "shut", "none", "n/a"):
        remedy = "Where it is closed, take the day out of `days`, or this whole row."
    raise field_error("bad-value", f"`{text}` is not a time of day", remedy)


def time_text(time: datetime.time) -> str:
    """A time of day as files have it; the last moment of the day is `24:00`."""
    return "24:00" if time == datetime.time.max else f"{time:%H:%M}"


def _opens_and_closes(text: str) -> str:
    """The remedy for hours in place of a time of day: as two fields, or with a break as two rows; empty for other texts."""
    if hours := hours_said(text):
        return f'Write `opens: "{hours[0]}"` and, as another field, `closes: "{hours[1]}"`.'
    rows = " and ".join(f'`opens: "{opens}", closes: "{closes}"`' for opens, closes in _rows_said(text))
    return f"A break is a second row with the same days: {rows}." if rows else ""


# Pages say it by themselves where something closes on the next day.
_NEXT_DAY = lazy_pattern(
    r"(?:,|(?<![, ])) *(?:\(?(?:the )?(?:next|following) (?:day|morning)\)?|\(?\+ ?1\)?|in the (?:morning|night))$"
)
_CLOCK = lazy_pattern(r"(\d{1,2})(?:[:.,;h ]?([0-5]\d))?(?:[:.]00)? ?(a\.?m\.?|p\.?m\.?|h|o['’]?clock|hours|hrs)?")
# Times of day in German, Dutch, French, Spanish and Italian, by `h` or a word: `14 h 30`, `14.30 uur`, `8u30`, `9 Uhr`, `ore 9`.
_OF_THE_CLOCK = r"(?:h|hs|u|uhr|uur|heures?|horas?)(?![^\W\d])\.?"
_WITH_MINUTES = lazy_pattern(
    rf"(?<![\d:.])(\d{{1,2}})(?: ?(?:h|u|uhr|uur|heures?) ?([0-5]\d)(?!\d)|[:.]([0-5]\d) ?{_OF_THE_CLOCK})", re.I
)
_ON_THE_HOUR = lazy_pattern(rf"(?<![\d:.])(?!24)(\d{{1,2}}) ?{_OF_THE_CLOCK}(?! ?/)", re.I)
# And in Japanese, Chinese and Korean: `9時30分`, `5点半`, `9시`.
_EAST_ASIAN = lazy_pattern(r"(?<!\d)(\d{1,2})[時时點点시](?: ?([0-5]\d)[分분]?|(半))?")
_AT = lazy_pattern(r"\b(?:om|um|ore|las) (?=\d)", re.I)


def plain_times(text: str) -> str:
    """A text with its times of day in digits alone. One with minutes is of twenty-four hours: `7 h 30` is in the morning.

    >>> plain_times("von 9 bis 12.30 Uhr"), plain_times("de 7 h 30 à 15h"), plain_times("24 h/7")
    ('von 9 bis 12:30', 'de 07:30 à 15:00', '24 h/7')
    """
    if not text.isascii():
        text = _EAST_ASIAN.sub(
            lambda found: f"{found[1]:0>2}:{found[2] or ('30' if found[3] else '00')}", letters_of_one_width(text)
        )
    text = _WITH_MINUTES.sub(lambda found: f"{int(found[1]):02}:{found[2] or found[3]}", text)
    return _AT.sub("", _ON_THE_HOUR.sub(r"\1:00", text))


def _times_meant(text: str) -> list[str]:
    """The times of day that `9`, `9am`, `5.30 pm`, `noon` or `17h30` can mean; none for anything else."""
    if re.fullmatch(r"24(?:[:.h]00)?", text):
        return ["24:00"]
    if text in ("noon", "midday", "midnight"):
        return ["00:00", "24:00"] if text == "midnight" else ["12:00"]
    match = _CLOCK.fullmatch(text)
    if match is None or int(match[1]) > 29:
        return []
    hour, minutes, half = int(match[1]), match[2] or "00", (match[3] or "")[:1]
    if hour > 23:
        return [f"{hour - 24:02}:{minutes}"]  # 26:00, as broadcasters and night buses count
    if half in ("a", "p"):
        hours = [hour % 12 + (12 if half == "p" else 0)] if 1 <= hour <= 12 else []
    else:
        # An office that opens at 9 opens in the morning; 5 can be either.
        hours = [hour, hour + 12] if hour in range(1, 8) and not match[1].startswith("0") else [hour]
    return [f"{each:02}:{minutes}" for each in hours]


def hours_between(first: str, last: str, after: str = "") -> tuple[str, str] | None:
    """When somebody opens and closes who says `9` and `5`, or None. Who opens at 9 and closes at 5 or 8 closes after noon.

    `after`: when they closed for a break: who closes at 12 and opens at 1 opens in the afternoon, as who says only `1-5` does.
    """
    opens, closes = _times_meant(first.strip().lower()), _times_meant(last.strip().lower())
    if not opens or not closes:
        return None
    likelier = [time for time in opens if time >= after] if after else [time for time in opens if "13:00" <= time < "17:00"]
    later = [*closes, *_late(last)]
    pairs = chain(product(likelier, later), product(opens, closes), product(opens, later))
    return next((pair for pair in pairs if pair[1] > pair[0]), (opens[0], closes[0]))


def _late(last: str) -> list[str]:
    """The time after noon that a closing time such as `8`, `11.30` or `12` can mean as well; none where it says which half."""
    match = re.fullmatch(r"(?!0)(\d{1,2})(?:[:.]([0-5]\d))?", last.strip())
    hour = int(match[1]) if match else 0
    return [f"{hour + 12}:{match[2] or '00'}"] if match and (1 <= hour < 12 or match[0] == "12") else []


def hours_said(text: str, after: str = "") -> tuple[str, str] | None:
    """When somebody opens and closes in `9-5` or `from 08:30 to noon`, or None. `after`: when they closed for a break."""
    if re.fullmatch(r"24 ?(?:/ ?7|h|hours|hrs)|24 hours a day|day and night|always(?: open)?", text.lower()):
        return "00:00", "24:00"
    words = re.sub(r"^(?:from|von|van|dalle|de|desde|du) (?:las )?", "", plain_times(text.lower()))
    first, *last = re.split(r"[-–—]|\b(?:to|until|till|bis|tot|au|alle|hasta)\b|(?<![^\W\d])[àa](?: las)?(?![^\W\d])", words)
    return hours_between(first, last[0], after) if len(last) == 1 else None


def _rows_said(text: str) -> list[tuple[str, str]]:
    """The hours before a break and after it, in `9-12:30 and 13:30-17`; none for anything else."""
    rows: list[tuple[str, str]] = []
    for part in re.split(r"[,;/&]|\b(?:and|und|en|et|y|e)\b", text):
        row = hours_said(part.strip(), rows[-1][1] if rows else "")
        if row is None:
            return []
        rows.append(row)
    return rows if len(rows) > 1 else []
