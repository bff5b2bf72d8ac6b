"""Language tags (BCP 47), such as `cy` or `en-GB`: how they are read, the names of languages, and which way they are written."""

import re
from typing import Literal

from interlock.definitions.field_errors import field_error
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest

DEFAULT_LANGUAGE = "en"

# ISO 639-1: the languages with two letters, with their English names.
_NAMES = {
    tag: name.replace("_", " ")
    for tag, _, name in (
        pair.partition("=")
        for pair in """
        aa=Afar ab=Abkhazian ae=Avestan af=Afrikaans ak=Akan am=Amharic an=Aragonese ar=Arabic as=Assamese av=Avaric ay=Aymara
        az=Azerbaijani ba=Bashkir be=Belarusian bg=Bulgarian bi=Bislama bm=Bambara bn=Bengali bo=Tibetan br=Breton bs=Bosnian
        ca=Catalan ce=Chechen ch=Chamorro co=Corsican cr=Cree cs=Czech cu=Church_Slavonic cv=Chuvash cy=Welsh da=Danish de=German
        dv=Divehi dz=Dzongkha ee=Ewe el=Greek en=English eo=Esperanto es=Spanish et=Estonian eu=Basque fa=Persian ff=Fulah
        fi=Finnish fj=Fijian fo=Faroese fr=French fy=Western_Frisian ga=Irish gd=Scottish_Gaelic gl=Galician gn=Guarani
        gu=Gujarati gv=Manx ha=Hausa he=Hebrew hi=Hindi ho=Hiri_Motu hr=Croatian ht=Haitian hu=Hungarian hy=Armenian hz=Herero
        ia=Interlingua id=Indonesian ie=Interlingue ig=Igbo ii=Nuosu ik=Inupiaq io=Ido is=Icelandic it=Italian iu=Inuktitut
        ja=Japanese jv=Javanese ka=Georgian kg=Kongo ki=Kikuyu kj=Kuanyama kk=Kazakh kl=Greenlandic km=Khmer kn=Kannada ko=Korean
        kr=Kanuri ks=Kashmiri ku=Kurdish kv=Komi kw=Cornish ky=Kyrgyz la=Latin lb=Luxembourgish lg=Ganda li=Limburgish ln=Lingala
        lo=Lao lt=Lithuanian lu=Luba-Katanga lv=Latvian mg=Malagasy mh=Marshallese mi=Maori mk=Macedonian ml=Malayalam
        mn=Mongolian mr=Marathi ms=Malay mt=Maltese my=Burmese na=Nauru nb=Norwegian_Bokmål nd=North_Ndebele ne=Nepali ng=Ndonga
        nl=Dutch nn=Norwegian_Nynorsk no=Norwegian nr=South_Ndebele nv=Navajo ny=Chichewa oc=Occitan oj=Ojibwa om=Oromo or=Odia
        os=Ossetian pa=Punjabi pi=Pali pl=Polish ps=Pashto pt=Portuguese qu=Quechua rm=Romansh rn=Rundi ro=Romanian ru=Russian
        rw=Kinyarwanda sa=Sanskrit sc=Sardinian sd=Sindhi se=Northern_Sami sg=Sango si=Sinhala sk=Slovak sl=Slovenian sm=Samoan
        sn=Shona so=Somali sq=Albanian sr=Serbian ss=Swati st=Southern_Sotho su=Sundanese sv=Swedish sw=Swahili ta=Tamil te=Telugu
        tg=Tajik th=Thai ti=Tigrinya tk=Turkmen tl=Tagalog tn=Tswana to=Tonga tr=Turkish ts=Tsonga tt=Tatar tw=Twi ty=Tahitian
        ug=Uyghur uk=Ukrainian ur=Urdu uz=Uzbek ve=Venda vi=Vietnamese vo=Volapük wa=Walloon wo=Wolof xh=Xhosa yi=Yiddish
        yo=Yoruba za=Zhuang zh=Chinese zu=Zulu
        """.split()  # noqa: SIM905
    )
}
_TAGS = {name.lower(): tag for tag, name in _NAMES.items()}
# What people write for a language: a country's letters, the three letters of ISO 639-2, or its own name.
_MEANT = {
    "gb": "en-GB",
    "us": "en-US",
    "jp": "ja",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "cn": "zh",
    "ua": "uk",
    "at": "de-AT",
    "eng": "en",
    "cym": "cy",
    "wel": "cy",
    "gle": "ga",
    "gla": "gd",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "nld": "nl",
    "dut": "nl",
    "swe": "sv",
    "fin": "fi",
    "pol": "pl",
    "ara": "ar",
    "cymraeg": "cy",
    "deutsch": "de",
    "français": "fr",
    "español": "es",
    "italiano": "it",
    "nederlands": "nl",
    "svenska": "sv",
    "gaeilge": "ga",
    "dansk": "da",
    "norsk": "no",
    "suomi": "fi",
    "polski": "pl",
    "português": "pt",
}
# Language, script, region, variants, private use.
_TAG = lazy_pattern(
    r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?"
    r"(?:[-_](?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(?:-x-[a-z0-9-]+)?"
)
_FROM_RIGHT = frozenset("ar ckb dv fa he ks ps sd syr ug ur yi".split())  # noqa: SIM905
_SCRIPTS_FROM_RIGHT = frozenset("Adlm Arab Hebr Nkoo Rohg Syrc Thaa".split())  # noqa: SIM905


def parse_language(text: str) -> str:
    """Parse a language tag: `cy`, `en-GB`, `zh-Hant`; `EN_gb` is read as `en-GB`. Raises a `field_error`."""
    first, *rest = re.split("[-_]", text)
    if not _TAG.fullmatch(text) or first.lower() in _MEANT or (len(first) == 2 and first.lower() not in _NAMES):
        raise field_error("bad-value", f"`{text}` is not the code of a language", _remedy(text))
    private = [part.lower() for part in rest]
    before = private.index("x") if "x" in private else len(rest)
    return "-".join([first.lower(), *(_as_written(part) for part in rest[:before]), *private[before:]])


def language_named(word: str) -> str | None:
    """The tag of two letters, or that of a language by its English or its own name: `cy` for `cy`, `welsh` and `cymraeg`."""
    word = word.lower()
    return word if word in _NAMES else _TAGS.get(word.replace("_", " ")) or (_MEANT.get(word) if len(word) > 3 else None)


def is_language(name: str) -> bool:
    """Whether a word is the name of a language, not its code: `Welsh`, `cymraeg`."""
    return len(name) > 3 and language_named(name) is not None


def language_or_none(text: str) -> str | None:
    """The tag as it should be, or None where the text names no language."""
    try:
        return parse_language(text)
    except ValueError:
        return None


def _as_written(part: str) -> str:
    """A part of a tag as usually written: scripts with a capital, regions in capitals."""
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def _remedy(text: str) -> str:
    if meant := language_meant(text):
        return f"Write `{meant}` for {language_name(meant)}."
    return "Write its two letters, such as `cy` for Welsh, or with a country, such as `en-GB`."


def language_meant(text: str) -> str:
    """The tag of the language that a text probably names: `cy` for `Welsh`, `en-GB` for `gb`; else ""."""
    words = text.lower().split("(")[0].strip()
    meant = _TAGS.get(words) or _MEANT.get(re.split("[-_]", words)[0])
    return meant or _TAGS.get(nearest(words, list(_TAGS)) or "", "")


def language_name(tag: str) -> str:
    """The English name of a language.

    >>> language_name("cy"), language_name("pt-BR"), language_name("smn")
    ('Welsh', 'Portuguese (BR)', 'smn')
    """
    first, _, rest = tag.partition("-")
    name = _NAMES.get(first)
    return tag if name is None else f"{name} ({rest})" if rest else name


def primary_language(tag: str) -> str:
    """The language of a tag without its country or script: `nl` for `nl-BE`."""
    return tag.partition("-")[0]


def is_english(tag: str) -> bool:
    """Whether a tag stands for English or a variety of it."""
    return primary_language(tag) == DEFAULT_LANGUAGE


def is_german(tag: str) -> bool:
    """Whether a tag stands for German or a variety of it.

    >>> is_german("de-CH"), is_german("den")
    (True, False)
    """
    return primary_language(tag) == "de"


def direction_of(tag: str) -> Literal["ltr", "rtl"]:
    """The direction in which a language is written, as HTML names it. A script in the tag decides, else the language."""
    first, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if script in _SCRIPTS_FROM_RIGHT or (not script and first in _FROM_RIGHT) else "ltr"
