"""What people type in place of a text that they mean to write later, in the languages of handbooks."""

import re

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern

_DONE = (
    r"(?:added|advised|agreed|announced|completed|confirmed|decided|defined|determined|done|drafted|provided|supplied|written)"
)
_THING = r"(?:(?:more|further) )?(?:text|content|copy|details?|description|information|page|summary|wording)"
# Sentences that say so: they may be a paragraph among others.
_SAID = (
    rf"(?:{_THING} )?(?:to be {_DONE}|to follow|coming soon)|{_THING} (?:goes )?here|more to (?:come|follow)|watch this space"
    r"|to be (?:confirmed|decided|determined) with [^.!?\n]{1,60}"
    rf"|(?:yet|still) to be {_DONE}|not (?:yet )?written(?: yet)?|(?:this |page |is )*under construction"
    r"|(?:your|dummy|sample|example|placeholder) (?:text|summary|description)(?: here)?"
    r"|(?:(?:click to )?add|enter|insert) (?:an? |the |your )?(?:text|summary|description) here|click to add (?:text|title)"
    r"|(?:text|beschreibung|inhalt|näheres|details) folg(?:t|en)(?: noch| in kürze)?|kommt (?:noch|bald|später)"
    r"|wird (?:noch )?(?:ergänzt|geklärt|nachgereicht)|(?:noch )?zu (?:ergänzen|klären)"
    r"|(?:muss )?noch (?:ergänzt|geklärt)(?: werden)?|(?:bitte|hier) (?:noch |text )?(?:ausfüllen|einfügen|ergänzen)"
    r"|(?:texte |contenu |description )?[àa] (?:compl[ée]ter|définir|préciser|rédiger)|(?:texte )?à (?:confirmer|venir)"
    r"|en (?:cours de rédaction|construction)|bientôt disponible|ins[ée]rer (?:le |un )?texte ici"
    r"|(?:pendiente )?(?:de|por) (?:completar|confirmar|definir|determinar|redactar)|a (?:completar|confirmar|definir)"
    r"|en construcción|da (?:completare|confermare|definire|scrivere)"
    r"|(?:nog )?(?:in te vullen|aan te vullen|te bepalen)|nader te bepalen|(?:tekst|inhoud|beschrijving) volgt(?: nog)?"
    r"|i['’]w (?:benderfynu|gadarnhau|gwblhau|gytuno|ysgrifennu)|dod yn fuan|do uzupełnienia"
)
_LETTERS = r"t\.?b\.?[acd]"
# Words that have another meaning in a sentence or a list, but stand for a text where they are all of it.
_ALONE = (
    rf"to[ -]?do|{_LETTERS}(?:\W+{_LETTERS})*|n/a|fixme|wip|xxx+|lorem ipsum|placeholder|platzhalter|blindtext|asdf+"
    r"|bla+h?(?:\W+bla+h?)+"
    r"|noch offen|folgt(?: noch)?|pendiente|próximamente|prossimamente|volgt(?: nog)?|n\.t\.b|i ddilyn"
)
_DOT = "[.…?_–—/●•-]"
_DOTS = rf"(?:{_DOT}++|\[\s*+(?:{_DOT}++\s*+)?\])"
# Marks of writers inside a text: in small letters, `todo` is a word. In an address, none is a mark.
_MARK = r"(?<![\w/@.=-])(?:TODO|FIXME|TB[ACD])\b(?![/@=-]\w|\.\w)"
_UNIT = r"(?:working |business )?(?:minutes?|hours?|days?|weeks?|months?)\b"
# What is the same for every customer, so that no staff fill it in: `[name of team]`, but not `[name]`.
_OURS = r"(?:team|department|service|council|organi[sz]ation|authority|company|office|system|contact centre)"
_NAME_OF_OURS = (
    rf"\[(?:(?:insert )?(?:the )?name of (?:the |your |our )?{_OURS}|(?:your |our )?{_OURS}[ ]name|your {_OURS}"
    r"|name (?:des|der|ihre[rs]) (?:teams?|abteilung|organisation|stelle|amt(?:e?s)?|behörde|dienste?s)"
    r"|nom (?:de |du |de l['’]|de votre )(?:équipe|service|organisation|organisme|mairie)"
    r"|naam van (?:het |de |uw )?(?:team|afdeling|dienst|organisatie|gemeente))\](?![(\[:])"
)
# A name of a key alone, such as `[Enter]`, is none.
_GAP = (
    rf"{_NAME_OF_OURS}|"
    r"\[insert\]|[\[<{](?:insert|enter|fill in)\s(?!key\b)[^\[\]<>{}\n]*[\]>}](?![(\[])"
    r"|\[(?:ins[ée]rer|insertar|inserire|inserir|nodwch|rhowch)\s[^\[\]\n]*\](?![(\[])"
    r"|\[[^\[\]\n]*\s(?:compléter|eintragen|einfügen|ergänzen|invullen)\](?![(\[])"
    r"|\[invullen\]|\[ausfüllen\]"
    rf"|(?<!\S)(?:XX+|__+|\[X+\])[ -]{_UNIT}|[£€][ ]?XX?\b|\b0\d{{2,5}}[ -]?x{{4,}}\b|\blorem ipsum dolor\b"
)
_LITERALS = (
    "todo|to do|to-do|n/a|tba|tbc|tbd|t.b|tb.|fixme|wip|xx|[x|£x|£ x|€x|€ x|lorem|placeholder|platzhalter|blindtext|asdf|bla|__|coming soon"
    "|to follow| here|to be |more to come|watch this|written|construct|your |dummy |sample |example |add |enter |insert|offen|folg|kommt "
    "|ergänz|geklärt|klären|nachgereicht|ausfüllen|einfügen|eintragen|compléter|completer|confirmer|définir|préciser|rédiger|à venir"
    "|rédaction|bientôt|insérer|pendiente|completar|confirmar|definir|determinar|redactar|próximamente|construcción|completare|confermare"
    "|scrivere|prossimamente|inserir|te vullen|invullen|te bepalen|volgt|n.t.b|i'w |i’w |yn fuan|ddilyn|nodwch|rhowch"
    "|uzupełnienia|fill in|name of | name]|[your |[name de|[name ihre|[nom d|[naam van"
)
_PARAGRAPH = rf"(?:\A|\n[ \t]*\n|^#+[ ][^\n]*\n)[ \t(\[]*(?P<said>{_SAID})[ \t.!…)\]]*(?=\Z|\n[ \t]*(?:\n|\Z))"
UNWRITTEN = FilteredPattern(
    lazy_pattern(
        rf"(?P<whole>\A\W*(?:{_SAID}|{_ALONE})\W*\Z|\A\s*{_DOTS}\s*\Z)|{_PARAGRAPH}|(?P<mark>{_MARK})|(?P<gap>{_GAP})",
        re.I | re.M,
    ),
    tuple(_LITERALS.split("|")),
    (
        lazy_pattern(rf"{_DOT}(?<![^\s:\[,\"'].){_DOT}*+[\"']?[ \t]*(?:$|[,\]}}])", re.M | re.S),
        lazy_pattern(rf"\[\s*+(?:{_DOT}++\s*+)?\]"),
    ),
)

_BEFORE_A_WORD = lazy_pattern(
    r"[\"“”„«‘'][ ]?\Z|\b(?:as|called|column|means?|marked|read|reads|said|say|says|shows?|status|word)[ ]\Z", re.I
)
_AFTER_A_WORD = lazy_pattern(
    r"[\"“”»’']|[ ](?:board|column|comment|item|list|state|status)s?\b|[ ](?:means|stands for|is short)\b", re.I
)
# What may stand before a task, but not before a mark of one.
_BEFORE_A_TASK = lazy_pattern(r"\b(?:an?|all|any|each|every|from|in|into|no|of|old|our|the|to|with|your)[ ]\Z", re.I)
_AFTER_ALL = lazy_pattern(r"[ ](?:el|la|lo|los|las|o|a|os|as)\b", re.I)  # `todo` is all, in other languages
_BEFORE_A_BUTTON = lazy_pattern(
    r"\b(?:press|click|tap|hit|choose|select|klicken sie|wählen sie|cliquez|klik)(?: on| auf| sur| op| the)?[ ]\Z", re.I
)


def is_spoken_of(text: str, match: re.Match[str]) -> bool:
    """Whether a mark or a gap in a text is one of its own words: `no TODO may stay`, `bookings say TBC`, `press [Enter name]`."""
    before, after = text[max(match.start() - 40, 0) : match.start()], text[match.end() : match.end() + 20]
    if match["gap"]:
        return _BEFORE_A_BUTTON.search(before) is not None
    if not match["mark"]:
        return False
    is_task = match[0].lower() in ("todo", "fixme")
    return bool(
        _BEFORE_A_WORD.search(before)
        or _AFTER_A_WORD.match(after)
        or (is_task and (_BEFORE_A_TASK.search(before) or _AFTER_ALL.match(after)))
    )
