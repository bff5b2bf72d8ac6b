"""Numbers in German, Dutch, French, Spanish, Italian and Welsh, in words and digits: `fünf`, `vingt-quatre`, `1.250`, `97,5`."""

import re
from functools import lru_cache

from interlock.definitions.values.plain_letters import without_accents
from interlock.findings.lazy_patterns import lazy_pattern

LANGUAGES = ("de", "nl", "fr", "es", "it", "cy")

# The words from 1 on, without accents.
_FIRST = {
    "de": "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn "
    "sechzehn siebzehn achtzehn neunzehn",
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "es": (
        "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
        "diecisiete dieciocho diecinueve"
    ),
    "it": (
        "un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto "
        "diciannove"
    ),
    "cy": "un dau tri pedwar pump chwech saith wyth naw deg",
}
# The tens from 20 on; a low line stands for a blank.
_TENS = {
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix cent",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento",
    "cy": "dau_ddeg tri_deg pedwar_deg pum_deg chwe_deg saith_deg wyth_deg naw_deg cant",
}
_OTHERWISE = {
    "de": {"zwo": 2, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1},
    "nl": {},
    "fr": {"une": 1, "quatre-vingts": 80, "septante": 70, "huitante": 80, "nonante": 90},
    "es": {"una": 1, "uno": 1, "ciento": 100},
    "it": {"una": 1, "uno": 1, "un'": 1},
    # Before feminine words, and as the word before changes their beginning.
    "cy": {
        word: number
        for number, words in (
            (2, "dwy ddau ddwy"),
            (3, "tair dri dair"),
            (4, "pedair bedwar bedair"),
            (5, "pum bum bump"),
            (6, "chwe"),
            (10, "deng ddeg ddeng"),
            (12, "deuddeg deuddeng ddeuddeg ddeuddeng"),
            (15, "pymtheg pymtheng bymtheg bymtheng"),
            (20, "ugain"),
            (100, "can"),
        )
        for word in words.split()
    },
}
_DIGITS = r"(?:\d{1,3}(?:[.' \u00a0\u202f]\d{3})+(?!\d)|\d{1,6})(?:,\d{1,2})?"
_SEPARATORS = lazy_pattern("[.' \u00a0\u202f]")
# In Wales digits are written as in English: `1,250`, `97.5`.
_ENGLISH_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,6})(?:\.\d{1,2})?"


@lru_cache(maxsize=len(LANGUAGES))
def number_words(language: str) -> dict[str, int]:
    """The numbers from 1 to 100 in words of a language, in small letters without accents.

    >>> number_words("de")["einundzwanzig"], number_words("fr")["soixante-quinze"], number_words("es")["treinta y dos"]
    (21, 75, 32)
    """
    ones = dict(enumerate(_FIRST[language].split(), start=1))
    tens = dict(zip(range(20, 101, 10), (ten.replace("_", " ") for ten in _TENS[language].split()), strict=True))
    words = {word: number for number, word in (*ones.items(), *tens.items())}
    for ten in range(20, 100, 10):
        for one in range(1, 20 if language == "fr" and ten in (60, 80) else 10):
            words |= dict.fromkeys(_joined(language, tens[ten], ones[one], one), ten + one)
    return words | _OTHERWISE[language]


def _joined(language: str, ten: str, one: str, number: int) -> tuple[str, ...]:
    """A ten and what is added to it, in the ways in which they are written."""
    if language == "de":
        return (f"{one}und{ten}",)
    if language == "nl":
        return f"{one}en{ten}", f"{one}-en-{ten}"
    if language == "fr":
        return f"{ten}-{one}", f"{ten} {one}", f"{ten}-et-{one}", f"{ten} et {one}"
    if language == "es":
        return (f"veinti{one}",) if ten == "veinte" else (f"{ten} y {one}",)
    if language == "cy":
        return (f"{ten} {one}",)
    return (f"{ten[:-1] if number in (1, 8) else ten}{one}{'o' if number == 1 else ''}",)


@lru_cache(maxsize=len(LANGUAGES))
def number_pattern(language: str) -> str:
    """A pattern for a number of a language in digits or in words, in small letters without accents."""
    words = sorted(number_words(language), key=len, reverse=True)
    digits = _ENGLISH_DIGITS if language == "cy" else _DIGITS
    return rf"(?:{digits}|(?:{'|'.join(map(re.escape, words))})(?![a-z]))"


def in_english_digits(number: str, language: str) -> str:
    """A number of a language in digits with a decimal point.

    >>> in_english_digits("1.250,5", "de"), in_english_digits("quinze", "fr")
    ('1250.5', '15')
    """
    if number[0].isdigit():
        return number.replace(",", "") if language == "cy" else _SEPARATORS.sub("", number).replace(",", ".")
    return str(number_words(language)[without_accents(number.lower())])
