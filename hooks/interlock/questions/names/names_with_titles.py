"""Names of people behind a title, in English and five other languages: `Mrs Okafor`, `Frau Müller`, `Mme Durand`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from interlock.definitions.values.language_tags import primary_language
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.names.given_names import BLANKS
from interlock.questions.names.named_after_people import KEPT, PLACES
from interlock.sources.filtered_pattern import FilteredPattern

_TITLES = "Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Cllr|Sir|Dame|Rev|Revd"
# Placeholders for names in letters, and what a program is called, or a company, or what members of a council have: `Ms Teams`,
# `Rev Ltd`, `Cllr Enquiries`.
_GAPS = (
    rf"{_TITLES}|Teams|Excel|Outlook|Office|Limited|Ltd|Enquir(?:y|ies)|Questions|Surger(?:y|ies)|Training|Street|Name|Surname"
    "|Lastname|Customer|Resident|Applicant|Chair|Chairman|Mayor|Speaker|President|Justice|Monday|Tuesday|Wednesday"
    "|Thursday|Friday"
    "|Saturday|Sunday"
)
_IN_ENGLISH = lazy_pattern(
    rf"\b(?:{_TITLES})\b\.?{BLANKS}(?!(?:{_GAPS})\b)(?:[A-Z]\.?{BLANKS}(?!(?:{_TITLES})\b))?(?:(?:Mc|Mac|O['’]|De|Van)\s?)?"
    rf"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?\b(?:{BLANKS}(?!(?:{PLACES})\b)(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ]+\b)?"
    rf"(?!['’]?s?(?:\s+[A-Z]\w+(?:['’]s?)?){{0,2}}\s+(?:{PLACES})\b|['’]s?\s+(?:{KEPT})\b)"
)
_ENGLISH_LITERALS = ("Mr", "Ms", "Mx", "Miss", "Dr", "Prof", "Cllr", "Sir", "Dame", "Rev")


@dataclass(frozen=True, slots=True)
class _Titles:
    """How a language calls people.

    `titles` and what may stand before a name (`particles`); `roles`: words with a capital behind a title that are no name, as
    whole words or endings; `not_behind`: words before a title behind which it is none, or a place that is called after somebody.
    """

    titles: str
    literals: tuple[str, ...]
    roles: str
    particles: str = ""
    not_behind: str = ""


_PLACEHOLDERS = (
    "Name|Nachname|Vorname|Mustermann|Musterfrau|Nom|Pr[ée]nom|Untel|Unetelle|Naam|Achternaam|Voornaam|Nombre|Apellidos?"
    "|Fulan[oa]"
    "|Nome|Cognome"
)
_BY_LANGUAGE = {
    "de": _Titles(
        r"(?:Herrn?|Frau|Hrn?\.)(?: (?:Dr\.|Prof\.|Dipl\.-Ing\.))*|Prof\.(?: Dr\.)?|Dr\.",
        ("Herr", "Frau", "Hr", "Dr.", "Prof."),
        r"\w*(?:[Mm]eister|[Pp]räsident|[Dd]irektor|[Mm]inister|[Kk]anzler|[Ll]eiter|[Rr]ektor|[Pp]rofessor|[Dd]oktor|[Rr]ichter"
        r"|[Pp]farrer|[Pp]atient|[Nn]achbar|[Bb]ürger|[Ss]enator|[Dd]ezernent|[Ll]ehrer|[Ss]ekretär|[Bb]eamt|[Kk]olleg"
        r"|[Vv]orsitzend|[Aa]nwält)"
        r"(?:in|e|er|en|n)?|\w*(?:[Rr]at|[Rr]ätin|[Aa]nwalt|[Dd]ekan(?:in)?|[Aa]mtmann)|Gott|Frau|Herrn?"
        r"|[\w-]*(?:stra(?:ß|ss)e|platz|weg|allee|ring|gasse)",
        r"(?:von|van|zu|zur|von der|de|el|al) ",
        r"(?:der|die|das|den|dem|des|eine?[rsmn]?|jede[rsmn]?|keine?[rsmn]?|diese[rsmn]?|welche[rsmn]?|als|zur|von|zu"
        r"|ihre?|seine?)",
    ),
    "fr": _Titles(
        r"(?:M\.|MM\.|Mmes?|Mlles?|Monsieur|Madame|Mademoiselle|Dr\.?|Pr\.?|Prof\.)",
        ("M.", "Mme", "Mlle", "Monsieur", "Madame", "Mademoiselle", "Dr", "Pr"),
        r"Maire|Direct(?:eur|rice)|Président(?:e)?|(?:Sous-)?[Pp]réf(?:et|ète)|Ministre|Rect(?:eur|rice)|Docteure?"
        r"|Professeure?|Monsieur|Madame"
        r"|Mesdames|Messieurs|Juge|Cadre|Cheff?e?|Secrétaire|Adjointe?|Conseill(?:er|ère)|Commissaire|Procureure?"
        r"|Bourgmestre|Échevine?|Députée?"
        r"|Sénat(?:eur|rice)|Gouverneure?|Ambassad(?:eur|rice)|Inspect(?:eur|rice)|Proviseure?|Principale?|Doyen(?:ne)?|Déléguée?"
        r"|Trésori(?:er|ère)|Greffi(?:er|ère)|Médecin|Responsable|Notaire",
        r"(?:(?:de|du|de la|le|la|Le|La|De|Du) |[dD]['’])",
        r"(?:rue|avenue|place|boulevard|école|collège|lycée|hôpital|square|stade|quai|impasse|allée|résidence|centre|salle"
        r"|bâtiment"
        r"|pavillon|prix|loi|fondation|unité)(?: (?:du|de|de la|des))?",
    ),
    "nl": _Titles(
        r"(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?|[Dd]rs?\.|[MmIi]r\.|[Ii]ng\.|[Pp]rof\.)",
        ("heer", "evrouw", "eneer", "hr", "evr", "Mw", "mw", "r.", "rs.", "ng.", "rof."),
        r"Burgemeester|Voorzitter|Dijkgraaf|Wethouder|Minister|Directeur|Griffier|Secretaris|Rector|Professor|Dokter"
        r"|Heer|Commissaris|Gouverneur"
        r"|Officier|Ombudsman|Rechter|Decaan|Notaris|Schepen"
        r"|[\w-]*(?:laan|straat|weg|plein|kade|singel|dreef|school)",
        r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Vv]an der|[Vv]an den|[Vv]an de|[Ii]n ['’]t) |['’]t )",
        r"(?:laan|plein|school|een|elke|iedere)",
    ),
    "es": _Titles(
        r"(?:Sr(?:es|as?|ta)?\.|D\.ª?|Dª|D[ñÑ]a\.|[Dd]on|[Dd]oña|[Ss]eñora?|Dra?\.|Prof\.)",
        ("Sr", "D.", "Dª", "Dña", "DÑa", "don", "Don", "oña", "eñor", "Dr", "Prof."),
        r"Rectora?|Directora?|Alcalde(?:sa)?|President[ea]|Ministr[oa]|Consejer[oa]|Decan[oa]|Secretari[oa]|Juez(?:a)?"
        r"|Profesora?|Doctora?"
        r"|Gerente|Concejala?|(?:Sub)?[Dd]elegad[oa]|Gobernadora?|Defensora?|Interventora?|Tesorer[oa]|Diputad[oa]"
        r"|Notari[oa]|Fiscal|Quijote|Juan Tenorio",
        r"(?:de|de la|del|de los) ",
        r"(?:calle|c/|plaza|avenida|avda\.|paseo|colegio|hospital|instituto|premio|biblioteca|facultad|aula|edificio|[Nn]uestra"
        r"|[Vv]itamina)",
    ),
    "it": _Titles(
        r"(?:[Ss]ig\.(?:ra|na)?|[Ss]ignora?|[Dd]ott\.(?:ssa)?|[Aa]vv\.|[Ii]ng\.|[Pp]rof\.(?:ssa)?)",
        ("ig.", "ignor", "ott.", "vv.", "ng.", "rof."),
        r"Sindac[oa]|President[ea]|Direttor[ei]|Direttrice|Ministr[oa]|Rettore|Rettrice|Professor[ei]|Dottor[ei]"
        r"|Dottoressa|Segretari[oa]"
        r"|Prefett[oa]|Assessor[ae]|Giudice|Notai[oa]|Questore|Commissari[oa]|Governator[ei]|Responsabile",
        r"(?:(?:di|de|del|della|Di|De|Del|Della|Lo|La) |[dD]['’])",
        r"(?:via|piazza|viale|corso|scuola|ospedale|premio|liceo|istituto)",
    ),
}


def titled_names(text: str, language: str) -> Iterator[re.Match[str]]:
    """The names behind a title in a text in a language, with their titles. Where those of the language are unknown, English ones.

    >>> [match[0] for match in titled_names("Frau Müller hilft; jede Frau Hilfe; Frau Bürgermeisterin.", "de")]
    ['Frau Müller']
    >>> [match[0] for match in titled_names("Ask Mrs Okafor, not Ms Teams or Dr Jenner House.", "en")]
    ['Mrs Okafor']
    """
    filtered = pattern_of_titled_names(language)
    for match in filtered.pattern.finditer(text) if filtered.may_match(text) else ():
        if not match.groupdict().get("not_behind"):
            yield match


@lru_cache(maxsize=len(_BY_LANGUAGE) + 1)
def pattern_of_titled_names(language: str) -> FilteredPattern:
    """The pattern by which `titled_names` looks for names; a match with a group `not_behind` is none."""
    words = _BY_LANGUAGE.get(primary_language(language))
    if words is None:
        return FilteredPattern(_IN_ENGLISH, _ENGLISH_LITERALS)
    letters = r"[a-zß-öø-ÿ’'-]"
    name = rf"[A-ZÀ-ÖØ-Þ](?:{letters}|(?<=-)[A-ZÀ-ÖØ-Þ])+"
    blank = r"[ \u00a0\u202f]\n?|\n *"
    # Behind a name, a German noun has a capital, too.
    surname = (
        "" if primary_language(language) == "de" else rf"(?:(?:{blank})(?:{words.particles})?(?!(?:{words.roles})\b){name})?"
    )
    pattern = (
        rf"(?P<not_behind>\b(?i:{words.not_behind})(?:{blank}))?(?<![\w.-])(?:{words.titles})(?:{blank})"
        rf"(?:[A-Z]\.(?:{blank})?){{0,4}}(?:{words.particles})?"
        rf"(?!(?:{words.roles}|{_PLACEHOLDERS})\b){name}{surname}"
    )
    return FilteredPattern(re.compile(pattern), words.literals)
