"""The words of claims to be better than others, and where a text says them: `world class`, `the best council in the country`.

What is taken back, asked about or only hoped for is no claim: `we want to be world class`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from interlock.findings.lazy_patterns import lazy_pattern

# In German, French, Dutch, Spanish and Italian: what nothing else is called.
_ABROAD = (
    "Weltklasse", "Marktführer",
    *(
        f"{word}{end}"
        for word in ("weltweit führend", "marktführend", "branchenführend", "unübertroffen", "unschlagbar", "konkurrenzlos")
        for end in ("", "e", "em", "en", "er", "es")
    ),
    "leader du marché", "leader du secteur", "leaders du marché", "leaders du secteur", "classe mondiale", "sans égal",
    "inégalé", "inégalée",
    "marktleider", "wereldklasse", "toonaangevend", "toonaangevende", "ongeëvenaard", "ongeëvenaarde",
    "líder del mercado", "líderes del mercado", "clase mundial", "sin igual", "inmejorable", "inigualable",
    "leader di mercato", "leader del settore", "ineguagliabile",
)  # fmt: skip
# Written with spaces; a hyphen, a dash or emphasis may stand between the words instead.
_CLAIMS = (
    "world class", "world leading", "world beating", "market beating",
    "best in class", "market leading", "sector leading", "industry leading",
    "nation leading", "country leading", "county leading", "region leading", "class leading", "top class",
    "second to none", "unrivalled", "unrivaled", "unsurpassed", "unbeatable", "unequalled",
    "unparalleled", "peerless", "top notch", "top flight", "world renowned", "world beater",
    "nobody does it better", "no one does it better",
    *(f"{field} leader{s}" for field in ("world", "market", "sector", "industry") for s in ("", "s")),
    *_ABROAD,
)  # fmt: skip

_BETWEEN = r"[\s\-‐‑–*_]+"
# Between words of which one may be emphasised.
_SPACE = r"[\s*_]+"
# No letter or figure stands around a claim; an underline does where it is emphasis, and not a part of a name such as `is_excellent`.
_BEFORE, _AFTER = r"(?<![^\W_])(?<![^\W_]_)", r"(?![^\W_])(?!_[^\W_])"
_COUNTRIES = "england|scotland|wales|britain|europe|ireland|uk"
_PLACE = (
    r"(?:(?:in|of) (?:the|our|this) (?:whole |entire )?(?:world|country|county|nation|region|land|sector|industry|field"
    r"|market|kingdom"
    rf"|[a-z]+ of england)|in (?:the |all of |great )?(?:{_COUNTRIES}))"
)
# Organisations of many trades, and not the beginning of something else, as in `outstanding hospital bills`.
_TRADES = (
    r"(?:hospitals?|trusts?|clinics?|colleges?|universit(?:y|ies)|charit(?:y|ies)|operators?|carriers?|railways?|airlines?|airports?"
    r"|banks?|insurers?|museums?|institut(?:e|ion)s?|cent(?:re|er)s?|firms?|agenc(?:y|ies)|departments?|landlords?|associations?)"
    r"(?![ \n]+(?!(?:for|in|of|and|or|is|are|has|have|that|which|who|with|to|by|on|at|when|where|because)\b)\w)"
)
_LAND = r"(?:world|country|county|nation|region|sector|industry|land)"
# What is said to be ahead, where the word before it has other meanings, as in `exceptional circumstances`.
_OURS = (
    r"(?:(?:customer|patient|tenant|student|passenger|client) )?(?:services?|councils?|teams?|care|quality|performance"
    r"|experience|staff|schools?|librar(?:y|ies))\b"
)
# What is praised in itself, where the words after it make it no part of something else, as in `outstanding parking fines`.
_PRAISED = (
    r"(?:parking|parks?|gardens?|beach(?:es)?|facilities|playgrounds?|help|advice|leadership|recycling|housing|transport"
    r"|teaching)"
    r"(?=[*_]*(?:\s*(?:[.!?;]|\Z)|[ \n]+(?:for|in|at|on|that|which|who|to|every|with)\b))"
)
# What is not paid or not done yet, as in `outstanding care assessments`, or asked for, as in `the exceptional service fee`.
_OWED = (
    rf"(?!{_SPACE}(?:payments?|charges?|fees?|bills?|invoices?|debts?|arrears|costs?|amounts?|balances?|fines?|loans?"
    r"|orders?|requests?|referrals?|applications?|assessments?|appraisals?|reviews?|reports?|forms?|cases?|complaints?|claims?|queries"
    r"|calls?|tickets?|tasks?|actions?|jobs?|repairs?|visits?|checks?|issues?|plans?|contributions?|meals?|leave|tax|rents?)\b)"
)
# Who leads, is ahead or does better.
_WE = (
    r"(?:we|(?:our|the|this)(?:[\s*_]+[\w'’-]+){0,2}[\s*_]+"
    r"(?:council|authority|service|team|organi[sz]ation|company|department|trust))"
)
# Not the beginning of something else, as in `the county's roads` and `the sector group`.
_NO_PART = r"(?!['’]s|[ \n]+(?!(?:for|in|of|on|and|with|by|at|to|when|where|because)\b)\w)"
# After these words it is something to look for or to go to, and no claim.
_CHOOSING = ("to", "by", "with", "from", "for", "find", "choose", "pick", "ask", "take")
_NOT_CHOSEN = "".join(f"(?<!{word} the )" for word in _CHOOSING)
# What may stand before a word of praise, and leaves it one.
_ADVERB = r"(?:simply|truly|really|absolutely|consistently|always|just|quite)"
# Words that are a claim only beside certain others: each pattern says what must, or must not, stand beside it.
_WITH_CARE = (
    rf"(?P<excellent>excellent)(?!,?{_SPACE}(?:or{_SPACE}|and{_SPACE})?(?:very{_SPACE})?(?:good|fair|poor|average|satisfactory|adequate|ok)\b)"
    rf"(?!{_SPACE}(?:condition|order|health|repair|english|knowledge|command|question|example|credit|record|chance|view|reasons?|summary"
    rf"|feedback|customer{_SPACE}feedback|opportunity|idea|weather|attendance|eyesight|place{_SPACE}(?:to|for))\b)"
    # Not what lies around us, as in `excellent transport links`.
    rf"(?!(?:{_SPACE}[\w-]+){{0,2}}{_SPACE}(?:links|connections|views|amenities|location)\b)"
    # Not what is meant by `an excellent answer`.
    rf"(?!(?<=an excellent){_SPACE}[\w'’-]+{_SPACE}(?:means|is{_SPACE}one)\b)(?=\s*[\w,;*_]|\.)",
    rf"(?P<outstanding>outstanding)(?={_SPACE}(?:services?|councils?|teams?|care|quality|customers?|performance|support|experience"
    rf"|organi[sz]ations?|standards?|staff|people|work(?:place|force)|schools?|librar(?:y|ies)|value|{_TRADES}|{_PRAISED})\b{_OWED})",
    rf"(?:we|services?|care|teams?|council|quality|support|staff|performance|parking|parks|gardens|facilities)"
    rf"{_SPACE}(?:is|are){_SPACE}(?:{_ADVERB}{_SPACE})?(?P<are_outstanding>outstanding)\b",
    rf"first(?:[\s\-‐‑–]+class|[\-‐‑]rate)(?={_SPACE}(?:services?|councils?|teams?|care|quality|support|experience"
    rf"|organi[sz]ations?|staff|performance|{_TRADES})\b)",
    rf"\b(?:an?|the|our|one of the|as|\w+['’]s){_SPACE}(?P<leading>leading)(?={_SPACE}(?:councils?|authorit(?:y|ies)|providers?"
    rf"|organi[sz]ations?|services?|employers?|teams?|schools?|librar(?:y|ies)|compan(?:y|ies)|name|force|light|{_TRADES})\b"
    # Not who signs first of several.
    rf"(?!{_SPACE}(?:in|of|for|on){_SPACE}(?:the|this|a|each){_SPACE}(?:partnership|consortium|contract|case|project|bid|scheme)\b))",
    # Before any mark, where `excellent:` alone may be a step of a scale.
    rf"(?:we|{_OURS}){_SPACE}(?:is|are){_SPACE}(?P<are_excellent>excellent)(?=\s*[!?:)–—-])",
    rf"(?P<the_best>the{_SPACE}(?:very{_SPACE})?(?:best|finest|most{_SPACE}(?:efficient|effective|trusted|reliable|admired|respected"
    rf"|innovative|responsive|advanced)))(?=_*(?:[\s*]+[\w'’-]+){{0,3}}[\s*]+(?:{_PLACE}|anywhere|bar none)\b)",
    rf"(?P<of_a_land>(?:{_LAND}|{_COUNTRIES})['’]s{_SPACE}(?:best|finest|leading|favou?rite|most{_SPACE}(?:loved|trusted"
    rf"|reliable|popular)))"
    rf"(?={_SPACE}(?:[\w-]+{_SPACE})?(?:{_OURS}|{_TRADES}))",
    # Not the lowest price of all companies, which is chosen.
    rf"(?:have|has|offers?|gives?|achieves?|holds?){_SPACE}(?P<of_any>the{_SPACE}(?:highest|lowest|shortest|fewest"
    rf"|quickest|fastest|best)"
    rf"(?:{_SPACE}[\w'’-]+){{1,4}}?{_SPACE}of{_SPACE}(?:any|all){_SPACE}(?:other{_SPACE})?(?:councils?|authorit(?:y|ies)"
    rf"|providers?"
    rf"|compan(?:y|ies)|{_TRADES}))",
    rf"(?P<five_star>(?:five|5)[\s‐‑-]star)(?={_SPACE}{_OURS})",
    rf"(?<!the )(?<!very )(?P<best_in>best{_SPACE}in{_SPACE}the{_SPACE}(?:whole{_SPACE}|entire{_SPACE})?{_LAND})\b"
    rf"(?!{_SPACE}(?:show|fair|finals?|league|cup|competition|contest|awards?)\b)",
    # Not `the best team to ask`, which may be any, nor the beginning of something else, as in `the best council tax band`.
    rf"(?<!next )(?<!second )(?<!third ){_NOT_CHOSEN}(?P<first_of_all>(?:best|finest|fastest|quickest|friendliest|safest){_SPACE}"
    rf"(?:councils?|authorit(?:y|ies)|teams?))(?=[*_]*(?:\s*(?:[^\w\s'’:?-]|\Z)|\s+(?:in|around|anywhere|ever|yet|and|of(?! the{_SPACE}"
    rf"(?:day|week|month|quarter|season|year))|20\d\d)\b))",
    rf"(?P<exceptional>exceptional|superb|unmatched|exemplary|premier|cutting[\s‐‑-]edge)(?={_SPACE}{_OURS}{_OWED}"
    rf"(?!{_SPACE}(?:is|are|must{_SPACE}be|should{_SPACE}be){_SPACE}(?:needed|taken|required)\b))",
    rf"(?P<first>number{_SPACE}(?:one|1)|no\.?{_SPACE}1)(?={_SPACE}(?:{_OURS}|{_PLACE}\b))",
    rf"(?:deliver(?:s|ing)?|provid(?:es?|ing)|offer(?:s|ing)?|(?:known|renowned|reputation){_SPACE}for|cent(?:re|er)s?{_SPACE}of)"
    rf"{_SPACE}(?P<excellence>excellence)",
    # Not `excellence is what the customer says`, nor a type of lesson.
    rf"(?P<excellence_is>excellence){_SPACE}(?:is{_SPACE}(?:our|in{_SPACE}our|a{_SPACE}habit|the{_SPACE}norm|guaranteed"
    rf"|what{_SPACE}we|how{_SPACE}we|at{_SPACE}the{_SPACE}heart)|(?:as|comes as){_SPACE}standard|every{_SPACE}time|in{_SPACE}(?:everything|all)"
    rf"{_SPACE}(?:that{_SPACE})?we)\b",
    rf"(?:tradition|history|track record|beacon|byword){_SPACE}(?:of|for){_SPACE}(?P<of_excellence>excellence)",
    # Not those who lead a team or show the way to the desk.
    rf"{_WE}{_SPACE}(?P<lead>(?:leads?|(?:is|are){_SPACE}leading){_SPACE}the{_SPACE}(?:{_LAND}|field|market|pack"
    rf"|way(?={_SPACE}(?:in|on|for)\b|[*_]*\s*(?:[.!;]|\Z)))){_NO_PART}",
    rf"{_WE}{_SPACE}(?:is|are|stays?|keeps?){_SPACE}(?P<ahead>(?:(?:well|far|streets|(?:a|one){_SPACE}step){_SPACE})?"
    rf"ahead{_SPACE}of{_SPACE}(?:the{_SPACE}(?:{_LAND}|rest|pack|field|curve|competition)"
    rf"|(?:all{_SPACE}|most{_SPACE})?other{_SPACE}(?:councils|authorities)"
    rf"|every(?:one|body){_SPACE}else))(?!{_SPACE}of\b){_NO_PART}",
    rf"(?P<than_any>(?:better|faster|quicker|sooner|cheaper|safer|cleaner|friendlier){_SPACE}than{_SPACE}(?:any|every){_SPACE}other{_SPACE}"
    rf"(?:council|authority|provider|company|team|service)){_NO_PART}",
    # Not what is exhibited or read.
    r"(?P<award_winning>award[\s\-‐‑–*_]+winning)(?![\s*_]+(?:entr|photo|picture|poe|stor|author|writer|film|book|novel|artist"
    r"|pupil|student|recipe|numbers?\b))",
    # Not what a disease is found or treated with.
    rf"(?P<gold_standard>gold[\s\-‐‑–*_]+standard)(?!{_SPACE}(?:for{_SPACE})?(?:tests?|testing|methods?|techniques?|treatments?|treating|therap"
    rf"|diagnos|detect|investigat|imaging|trials?|measur|assays?))",
    rf"(?P<envy>the{_SPACE}envy{_SPACE}of{_SPACE}(?:the|this|our|all|every|other|others)\b)",
    rf"{_WE}{_SPACE}(?P<sets>sets?{_SPACE}the{_SPACE}(?:standard|bar|pace|benchmark){_SPACE}(?:for|in){_SPACE}"
    rf"(?:others|other{_SPACE}(?:councils|authorities)|(?:the|our|this){_SPACE}(?:whole{_SPACE})?(?:{_LAND}|field|market)))",
    rf"(?P<no_other>no{_SPACE}other{_SPACE}(?:councils?|authority|landlord|hospital|trust|university|college|provider|team|service|compan(?:y|ies))"
    rf"{_SPACE}\w+{_SPACE}(?:\w+{_SPACE})?(?:better|faster|quicker|sooner))(?=[*_]*\s*(?:[.!;,]|\Z))",
    rf"(?P<nobody>(?:nobody|no{_SPACE}one){_SPACE}\w+{_SPACE}(?:\w+{_SPACE})?(?:better|faster|quicker|sooner){_SPACE}than{_SPACE}(?:we|us))",
    rf"{_WE}{_SPACE}(?:is|are){_SPACE}(?P<better>(?:(?:much|far|still){_SPACE})?(?:better|faster|quicker|friendlier|safer){_SPACE}than{_SPACE}"
    rf"(?:others|anyone|anybody|everyone|everybody|our{_SPACE}(?:neighbours|rivals|competitors|peers)"
    rf"|(?:all{_SPACE}|most{_SPACE})?other{_SPACE}(?:councils|authorities|landlords|hospitals|universities)))",
    rf"we{_SPACE}are{_SPACE}(?P<first_for>number{_SPACE}(?:one|1))(?={_SPACE}(?:for|in){_SPACE})",
    rf"{_WE}{_SPACE}(?:is|are){_SPACE}(?P<leaders>(?:(?:an?|the){_SPACE})?leaders?{_SPACE}in{_SPACE}(?:our|the|its|this){_SPACE}"
    rf"(?:{_LAND}|field|market)){_NO_PART}",
    r"(?P<state_of_the_art>state[\s‐‑-]of[\s‐‑-]the[\s‐‑-]art)",
    rf"(?:we{_SPACE}are|is|as|our){_SPACE}(?:(?:an?|the|one{_SPACE}of{_SPACE}the){_SPACE})?"
    rf"(?P<top>(?:top|best|highest|high)[\s‐‑-](?:performing|rated|run|scoring))(?={_SPACE}(?:{_OURS}|authorit(?:y|ies)\b))",
)
# Every claim of `_WITH_CARE` holds one of these: texts without any are not searched. They are as rare as can be; `top` would be found
# in every promise that `stops`.
_STEMS_WITH_CARE = frozenset(
    (
        "excellen",
        "outstanding",
        "class",
        "lead",
        "ahead",
        "any other",
        "every other",
        "award",
        "state of",
        "state-of",
        "state‑of",
        "state‐of",
        "exemplary",
        "premier",
        "cutting",
        *(f"{between}{word}" for between in (" ", "\n", "\t", "\xa0", "-", "‐", "‑") for word in ("rate", "run")),
        "performing",
        "scoring",
        "best",
        "finest",
        "fastest",
        "quickest",
        "friendliest",
        "safest",
        "exceptional",
        "standard",
        "envy",
        "better",
        "faster",
        "quicker",
        "sooner",
        "friendlier",
        "safer",
        "efficient",
        "effective",
        "trusted",
        "reliable",
        "admired",
        "respected",
        "innovative",
        "responsive",
        "advanced",
        "the bar",
        "the pace",
        "benchmark",
        "superb",
        *(f"{five}{between}star" for five in ("five", "5") for between in (" ", "\n", "\t", "\xa0", "-", "‐", "‑")),
        "favourite",
        "favorite",
        "loved",
        "popular",
        "highest",
        "lowest",
        "shortest",
        "fewest",
        "unmatched",
        "number",
        "no. 1",
        "no 1",
    )
)
_FIRST_ON_TWO_LINES = lazy_pattern(r"no\.?\s+1", re.I)
# How a claim is taken back, asked about or only hoped for, before it on its line.
_TAKEN_BACK = lazy_pattern(
    r"\b(?:not|never|no|nobody|none|n['’]t|nicht|keine?[mnrs]?|pas|niet|geen|non|without being|less than|far from"
    r"|rather than|instead of|whether|what|who|how|"
    r"call(?:s|ed)?|(?<!proud )(?<!known )(?<!pleased )(?<!happy )(?<!delighted )(?<!honoured )(?<!found )(?<!shown )(?<!proved )(?<!rated )"
    r"to be|would be|could be|should be|becom(?:e|ing))"
    r"(?! (?:only|just|nur|alleen|solo|solamente|seulement)\b)(?:[ \n*_]+(?:[^\W_]|['’])+){0,2}[ \n*_]+$"
    r"|\b(?:if|unless)(?:[ \n*_]+(?:[^\W_]|['’])+){1,3}[ \n*_]+(?:is|are|was|were)[ \n*_]+$"
    # Where what is denied comes before: `none of our desks is`, not `nobody waits because we are`.
    r"|\b(?:none|neither|nobody|no one|nothing|no|not (?:one|all|every)|few of)"
    r"(?:[ \n*_]+(?!(?:and|as|because|but|for|if|since|so|that|we"
    r"|when|where|which|while|who)\b)(?:[^\W_]|['’])+){1,5}[ \n*_]+(?:is|are|was|were|can be)"
    r"(?:[ \n*_]+(?:yet|really|truly|quite|ever))?[ \n*_]+$"
    r"|\b(?:compar(?:es?|ed|ing|ison)|learn(?:s|ed|t|ing)? from)(?:[ \n*_]+(?:[^\W_]|['’])+){0,4}[ \n*_]+$"
    r"|\b(?:never|not|nobody|no one|n['’]t) (?:says?|said|claims?|pretends?)(?: (?:[^\W_]|['’])+){1,3} $",
    re.I,
)
_LONGEST_TAKEN_BACK = 48  # characters before a claim that are looked at
# What stands before a claim in a sentence that asks whether it is one, and after it.
_ASKS = lazy_pattern(r"(?:\A|[.!?:;\n\"“])[ *_]*(?:is|are|was|were|do|does|did|would|could|should|can)\b[^.!?:;\n\"“]*\Z", re.I)
_IS_ASKED = lazy_pattern(r"[^.!?:;\n]{0,100}\?")
_LONGEST_QUESTION = 100  # characters before a claim


def claim_label(words: str) -> str:
    """Words in small letters with single spaces, so that `World-class` and `world class` are the same."""
    return " ".join(re.split(_BETWEEN, words.casefold().replace("’", "'").strip(" -")))


class ClaimWords:
    """The words of claims: the usual ones, and the organisation's own phrases."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = [_words_of(phrase) for phrase in (*_CLAIMS, *phrases) if re.search(r"\w", phrase)]
        # Every claim holds one of these, which is a faster search than that for the claims.
        self._stems = (
            frozenset(max(re.split("['’]", phrase[-1].casefold()), key=len) for phrase in self._phrases) | _STEMS_WITH_CARE
        )
        self._claiming: dict[str, bool] = {}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(self._phrases)

    def may_be_in_file(self, written: str) -> bool:
        """Whether a value in a file may claim something: it may be written with escapes, or go on in the next line."""
        return "\\" in written or self.may_be_in(written) or _FIRST_ON_TWO_LINES.search(written) is not None

    def may_be_in(self, text: str) -> bool:
        """Whether a text may claim something."""
        if text not in self._claiming:  # a sentence may stand in several fields
            self._claiming[text] = any(map(text.casefold().__contains__, self._stems))
        return self._claiming[text]

    def found_in(self, prose: str) -> Iterator[tuple[int, int]]:
        """The beginning and the end of each claim in a text."""
        claimed = 0  # where the claim before ends: the `none` of `second to none` takes nothing back
        for match in self._pattern.finditer(prose):
            begins, ends = match.span(match.lastgroup or 0)
            before = prose[max(claimed, begins - _LONGEST_TAKEN_BACK) : begins]
            if not _TAKEN_BACK.search(before) and not _is_asked(prose, begins, ends):
                claimed = ends
                yield begins, ends


def _is_asked(prose: str, begins: int, ends: int) -> bool:
    return bool(_IS_ASKED.match(prose, ends) and _ASKS.search(prose, max(0, begins - _LONGEST_QUESTION), begins))


def _words_of(phrase: str) -> list[str]:
    return re.split(r"[\s\-]+", phrase.strip(" -"))


def _pattern(phrases: list[list[str]]) -> re.Pattern[str]:
    """A pattern for all claims, with straight or curly apostrophes. A named group is the claim where more is matched."""
    written = [_BETWEEN.join(re.sub("['’]", "['’]", re.escape(word)) for word in phrase) for phrase in phrases]
    return re.compile(rf"{_BEFORE}(?:{'|'.join([*written, *_WITH_CARE])}){_AFTER}", re.I)
