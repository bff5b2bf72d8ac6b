"""The longest times that a text says we take: `within 5 working days`, `binnen fünf Tagen`; not those that customers have.

A wording says them of itself; what staff say, and letters, only where it is we who will have done something by then.
"""

import re
from collections.abc import Iterator

from interlock.definitions.values.amounts import WrittenAmount, amounts_in
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import has_one_of

COUNTED = ("elapsed", "working", "rings")
# What stands before a time that is the longest: `within`, `no later than`, `sous`.
_AT_MOST = lazy_pattern(
    r"\b(?:within|inside|in (?:under|less than|up to)|at most|(?:no|not) (?:more|later|longer) than|less than|(?:a )?maximum(?: of)?"
    r"|innerhalb(?: von)?|binnen|spätestens(?: nach)?|höchstens"
    r"|sous|en moins de|dans (?:les|un délai (?:maximum )?de)|au plus tard"
    r"|uiterlijk|maximaal|hooguit|en (?:menos de|un plazo (?:máximo )?de)|entro"
    r"|o fewn|cyn pen|ymhen|dim (?:mwy|hwyrach) na|llai na)"
    r"(?: (?:the (?:next|first)|a maximum of|maximaal|máximo))?\s\Z",
    re.I,
)
# One of these stands in a text that tells a time, in small letters.
_may_tell = has_one_of(
    (
        *("within", " in ", "in under", "in less", "in up", "inside", "at most", " than", "maxim", "máxim", "same", "next"),
        *("innerhalb", "binnen", "spätestens", "höchstens", "sous", "moins", "dans", "plus tard", "uiterlijk", "hooguit"),
        *("menos", "plazo", "entro", "o fewn", "cyn pen", "ymhen", "dim mwy", "dim hwyrach", "llai na"),
    )
)
# Before it, up to a comma, that it is a time of the customers', or a condition.
_THEIRS = (
    "ask|appl(?:y|ies|ied)|appeal|book|bring|cancel|challenge|change|claim|complain|exchange|object|park|pay|repl(?:y|ies|ied)"
    "|report|reschedule|return|send|swap|withdraw"
)
_REST = r"(?:(?! we\b| and (?:have|get)\b)[^.,;:!?])*\Z"
_OF_OTHERS = lazy_pattern(
    r"\b(?:(?:if|unless|when|where|once|who|which|that (?:fails?|breaks?|comes?|arrives?)|you (?:must|should|need|have to|tell)"
    r"|tell us|let us know|contact us|call us|please|wenn|falls|si|als|indien|se|cuando"
    r"|os (?:na|nad|bydd\w*|ydych|ydyn|yw|oes|hoffech)|pan|cysylltwch|rhowch wybod|ffoniwch|gallwch|dylech|rhaid i chi)\b(?: we\b)?"
    r"|(?:you|customers?|residents?|tenants?|anybody|anyone|everybody|everyone)"
    rf"(?: (?:can|may|will|has a right to|have a right to))?(?: also)? (?:{_THEIRS})\b(?!(?: \w+){{0,3}} (?:is|are|will)\b)"
    # `Faults reported within`, and not `Faults are reported within`.
    r"|(?<!are )(?<!is )(?<!be )(?<!and )(?:made|sent|reported|found|received|noticed|bought|returned|cancelled|brought)"
    r"(?= within\s\Z))"
    rf"{_REST}"
    rf"|(?:\A|[.;:!?]\s)(?:{_THEIRS}|faults?|defects?|cancellations?|returns|appeals)\b(?! (?:are|is|will)\b){_REST}",
    re.I,
)
# Behind it, that it tells how far something is.
_A_WAY = lazy_pattern(r"['’]?s?[ -](?:walk|drive|ride|journey|away|on foot|by (?:bus|bike|car|train)|from an?)\b")
_LONGEST_BEFORE = 80  # characters


def longest_times(wording: str, language: str) -> Iterator[WrittenAmount]:
    """Times of ours, each once, wherever in a wording it stands behind words such as `within`."""
    for text, each in _amounts_told(wording, language).items():
        if each.amount.unit_type in COUNTED and not each.counted_otherwise:
            places = re.finditer(re.escape(text), wording)
            if any(_is_longest_of_ours(wording, place.start(), place.end()) for place in places):
                yield each


def _amounts_told(text: str, language: str) -> dict[str, WrittenAmount]:
    """The amounts in a text that may tell a time, each once, by their words."""
    return {each.text: each for each in amounts_in(text, language)} if may_tell_time(text) else {}


def may_tell_time(text: str) -> bool:
    """Whether a text may tell a time, which takes much less than to read its amounts."""
    return _may_tell(text.lower())


def _is_longest_of_ours(wording: str, begins: int, ends: int) -> bool:
    before = wording[max(begins - _LONGEST_BEFORE, 0) : begins]
    return bool(_AT_MOST.search(before)) and not _OF_OTHERS.search(before) and not _A_WAY.match(wording, ends)


# Others than us, who tell when they do something.
_OUTSIDERS = "bank|bus|court|doors?|employer|insurer|landlord|ombudsman|police|train|tribunal"
# What a thing or a team does for somebody: `your card will reach you`, but not `the paint will be dry`.
_DOES = (
    "be (?:with you|there|back|ready|home|[a-z]+ed|sent|paid|put|told|seen|made|done|given|found|brought|met|dealt)|arrive|answer|bring|call"
    "|collect|come|contact|decide|deliver|empty|fix|get|give|help|let|look|mend|pay|phone|reach|refund|repair|replace|reply|respond|ring|send"
    "|tell|text|visit|write"
)
_WILL = rf"(?:['’]ll| will)(?: (?:also|always|normally|then|usually))? (?:{_DOES})\b"
# Before a time in its sentence, that we are those who will have done something by then: `we will call you`, `you get your money`.
_WE_WILL = lazy_pattern(
    r"\b(?:we|i)(?:['’]ll)?\b(?! (?:saw|see|wrote|were|was|had|asked|can see|ask you|need you|expect you|must have)\b)"
    r"|\byou(?:['’]ll| will)? (?:get|receive|have (?:it|your|an?|the)|hear|(?:will |['’]ll )?be (?:told|called|seen|paid|sent|contacted))\b"
    r"|\b(?:someone|somebody|an? (?:[a-z]+ )?(?:colleague|engineer|manager|officer|surveyor|nurse|crew|plumber|technician|adviser|advisor))"
    r" (?:will|rings?|calls?|comes?|visits?)\b"
    rf"|\b(?:it|they|(?:the|your) (?!(?:[a-z]+ )?(?:{_OUTSIDERS})\b)[a-z -]{{2,30}}){_WILL}"
    r"|\bwir\b|\bsie (?:bekommen|erhalten|hören)\b|\b(?:nous|on vous|vous (?:recevrez|aurez))\b|\b(?:wij|we|u (?:krijgt|ontvangt|hoort))\b"
    r"|\b[a-z]{2,}(?:remos|eremo)\b|\b(?:recibirá|riceverà)\b"
    r"|\b(?:byddwn|rydym|rydyn ni|fe wnawn|cewch|byddwch yn (?:cael|derbyn|clywed)|bydd (?:ein|eich|swyddog|rhywun))\b",
    re.I,
)
# Among the words before it, that nothing is done for anybody by then: it is over, denied, asked of them, or the end of something.
_NOTHING_DONE = lazy_pattern(
    r"\b(?:not|cannot|never|no longer|only|unless|ask(?:s|ed|ing)?|needs?|wants?|expects?|must|have to|wrote|written|came|went|told"
    r"|were|was|(?:is|are) open|expires?|(?<!the )ends?|lapses?|runs? out|charged|fined|closed?|cancelled|locked|halved"
    r"|(?:keep|hold|store|delete)(?! you\b)"
    r"|nicht|keine?|nur|haben|hatten|brauchen|benötigen|bitten|erwarten|müssen|sollen|können|(?<!dass )sie (?:innerhalb|binnen|spätestens)"
    r"|pas|avons|demand(?:ons|é)|besoin|attendons|dev(?:ons|ez|rez)|(?:rendu|retourné|renvoyé|reçu|acheté)e?s?|à [a-zé]+(?:er|ir|re)"
    r"|niet|geen|hebben|vragen|verwachten|nodig|moet(?:en)?|kunt"
    r"|hemos|neces[a-z]+|ped[a-z]+|deb[a-z]+|tiene que|que usted|non|abbiamo|dev[eo][a-z]*|chied[a-z]+|bisogno"
    r"|ddim|byth|heb|rhaid|dylech|angen|gofyn[a-z]*)\b|n['’]t\b"
    r"|\A\W*(?:did|do|does|have|has|is|are|can|could|would)\b",
    re.I,
)
_IN = lazy_pattern(r"(?:\bwill|['’]ll)\b(?! see you\b)[^.;:!?]{0,80}\bin\s\Z", re.I)
_THE_DAY = lazy_pattern(r"(?:same|next) .*day", re.I)
_TIME_AHEAD = lazy_pattern(r"['’]?s?['’]? time\b", re.I)
_SENTENCE = lazy_pattern(r"[.;:!?\n](?:\s|\Z)(?!.*[.;:!?\n](?:\s|\Z))", re.S)
# What is shorter is the wait on the telephone, which the customer sees the end of.
_SHORTEST_TOLD = 15 * 60  # seconds


def told_times(text: str, language: str) -> Iterator[WrittenAmount]:
    """Times in which we tell somebody that something will be done, each once: `we will call you within two days`."""
    for said, each in _amounts_told(text, language).items():
        is_long = each.amount.is_time and (each.amount.unit_type == "working" or each.amount.seconds >= _SHORTEST_TOLD)
        places = re.finditer(re.escape(said), text) if is_long and not each.counted_otherwise else ()
        if any(_is_told(text, place.start(), place.end()) for place in places):
            yield each


def _is_told(text: str, begins: int, ends: int) -> bool:
    before = text[max(begins - 2 * _LONGEST_BEFORE, 0) : begins]
    if last := _SENTENCE.search(before):
        before = before[last.end() :]
    clause = before[before.rfind(", ") + 1 :]
    if _WE_WILL.search(clause):  # what is denied in another clause is something else
        before = clause
    if not _WE_WILL.search(before) or _NOTHING_DONE.search(before) or _A_WAY.match(text, ends) or _TIME_AHEAD.match(text, ends):
        return False
    by_then = _IN.search(before) or _THE_DAY.fullmatch(text[begins:ends])
    return bool(_is_longest_of_ours(text, begins, ends) or (by_then and not _OF_OTHERS.search(before)))
