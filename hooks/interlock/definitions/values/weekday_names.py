"""The days of the week as files name them, and what other ways to write them mean: `Monday-Friday`, `weekdays`, `Mon`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from interlock.definitions.values.plain_letters import without_accents
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOLIDAYS = "holidays"

_GROUPS: tuple[tuple[str, str], ...] = (
    ("(?:public |bank )?(?:holiday|hol)s?", HOLIDAYS),
    (
        "(?:mondays? ?- ?fridays?|m ?[-–] ?f|l ?[-–] ?v|weekdays?|working days?|workdays?|every (?:week|working )day)",
        "mon tue wed thu fri",
    ),
    ("week-?ends?", "sat sun"),
    ("(?:daily|every ?day|all (?:week|days)|each day|7 days|seven days)", " ".join(WEEKDAYS)),
)
_DAY = lazy_pattern(r"(mon|tue|wed|thu|fri|sat|sun)(?:days?|s|sdays?|nesdays?|rs?|rsdays?|urdays?|nes)?\.?", re.I)
# The days in other languages, whole and short, without accents: German, Dutch, French, Spanish, Italian, Polish, Arabic, Chinese,
# Japanese and Korean. `di` is Tuesday or
# Sunday, `ma` Monday or Tuesday. So the words of a text are those of one language, the first that has them all.
_OTHERWISE = (
    "mo montag montags/di dienstag dienstags/mi mittwoch mittwochs/do donnerstag donnerstags/fr freitag freitags"
    "/sa samstag samstags sonnabend sonnabends/so sonntag sonntags",
    "ma maandag maandags/di dinsdag dinsdags/wo woensdag woensdags/do donderdag donderdags/vr vrijdag vrijdags"
    "/za zaterdag zaterdags/zo zondag zondags",
    "lu lun lundi lundis/ma mar mardi mardis/me mer mercredi mercredis/je jeu jeudi jeudis"
    "/ve ven vendredi vendredis/sa sam samedi samedis/di dim dimanche dimanches",
    "lu lun lunes/ma mar martes/mi mie miercoles/ju jue jueves/vi vie viernes/sa sab sabado sabados/do dom domingo domingos",
    "lun lunedi/mar martedi/mer mercoledi/gio giovedi/ven venerdi/sab sabato/dom domenica",
    "pn pon poniedzialek poniedzialku/wt wtorek wtorku/sr sroda srody/cz czw czwartek czwartku/pt piatek piatku/sb sob sobota soboty"
    "/nd niedz niedziela niedzieli",
    "الاثنين الإثنين اثنين/الثلاثاء ثلاثاء/الأربعاء الاربعاء أربعاء/الخميس خميس/الجمعة جمعة/السبت سبت/الأحد الاحد أحد",
    "周一 星期一 週一/周二 星期二 週二/周三 星期三 週三/周四 星期四 週四/周五 星期五 週五/周六 星期六 週六/周日 周天 星期日 星期天 週日",
    "月 月曜 月曜日/火 火曜 火曜日/水 水曜 水曜日/木 木曜 木曜日/金 金曜 金曜日/土 土曜 土曜日/日 日曜 日曜日",
    "월 월요일/화 화요일/수 수요일/목 목요일/금 금요일/토 토요일/일 일요일",
)
_LANGUAGES = [
    {without_accents(name): day for day, names in zip(WEEKDAYS, days.split("/"), strict=True) for name in names.split()}
    for days in ("mo/tu/we/th/fr/sa/su", *_OTHERWISE)
]
# A shorter word is near to several days.
_SHORT_WORD = 5
_RUN = lazy_pattern(
    r"(?:(?:from|von|van|du|de|dal|od|من) )?(\w+?\.?)"
    r"(?: ?[-–—〜～~] ?| (?:to|until|till|through|thru|bis|tot|au|à|a|al|hasta|do|إلى|الى|حتى) |から|至|到|부터 ?)(\w+?\.?)(?:まで|까지)?"
)
_UP_TO = lazy_pattern(r" ?\bt/m\b ?| tot en met ")  # Dutch, whose parts would part a list
_EXCEPT = lazy_pattern(
    r",? ?[(\[]?\b(?:except(?: for)?|(?:but )?not|excluding|excl?|other than|ohne|außer|ausser|sauf|excepté|hors|behalve|excepto|salvo"
    r"|eccetto|tranne|oprócz)\b\.?:? (?:on |am |le |op |los |il )?"
)
_BETWEEN = lazy_pattern(r" ?(?:,|;|/|&|\+|[、・，]|\b(?:and|und|en|et|y|e|i)\b| و) ?")


def weekdays_meant(texts: Iterable[str]) -> list[str] | None:
    """The days that texts mean, in the order of the week as far as they are one list; None where one of them means none.

    >>> weekdays_meant(["Monday-Friday"]), weekdays_meant(["Sat", "public holidays"]), weekdays_meant(["soon"])
    (['mon', 'tue', 'wed', 'thu', 'fri'], ['sat', 'holidays'], None)
    >>> weekdays_meant(["daily except Sunday"])
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat']
    """
    said = [_EXCEPT.split(" ".join(text.lower().strip("[] ").split())) for text in texts]
    if all(len(parts) == 1 for parts in said):
        return _days_of([text for (text,) in said])
    (text, *left_out), *others = said
    days, without = _days_of([text]), _days_of([each.rstrip(")") for each in left_out])
    if others or not days or not without or not {*without} <= {*days, HOLIDAYS}:
        return None
    return [day for day in days if day not in without] or None


def _days_of(texts: Iterable[str]) -> list[str] | None:
    parts = [_parts(text) for text in texts]
    if not all(parts):
        return None
    for names in _LANGUAGES:
        days = [_in_part(part, names) for text in parts for part in text]
        if all(days):
            return list(dict.fromkeys(day for part in days for day in part))
    return None


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(_UP_TO.sub(" - ", text)) if part]


def _in_part(part: str, names: Mapping[str, str]) -> Sequence[str]:
    for pattern, days in _GROUPS:
        if re.fullmatch(pattern, part):
            return days.split()
    if run := _RUN.fullmatch(part):
        first, last = _day(run[1], names), _day(run[2], names)
        return _from_to(first, last) if first and last else ()
    if re.fullmatch("[1-7]", part):
        return [WEEKDAYS[int(part) - 1]]
    day = _day(part, names)
    return [day] if day else ()


def _day(word: str, names: Mapping[str, str]) -> str | None:
    """The day that a word names: `tuesday`, `tues.` or one of `names`, which are those of one language."""
    match = _DAY.fullmatch(word)
    if day := match[1] if match else names.get(without_accents(word).rstrip(".")):
        return day
    misspelt = nearest(word, map(str.lower, NAMES), least=80) if len(word) > _SHORT_WORD else None
    return misspelt[:3] if misspelt else None


def _from_to(first: str, last: str) -> list[str]:
    week: list[str] = [*WEEKDAYS]
    start = week.index(first)
    days = week[start:] + week[:start]
    return days[: days.index(last) + 1]
