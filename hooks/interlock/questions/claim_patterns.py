"""Patterns of words that are a claim only beside certain others: `our service is excellent`, but not `excellent health`.

In these patterns `~` stands for what is between two words. A named group is the claim where more is matched.
"""

# Written `~` below: between words of which one may be emphasised.
_SPACE = r"[\s*_]+"
_COUNTRIES = "england|scotland|wales|britain|europe|ireland|uk"
_PLACE = (
    r"(?:(?:in|of) (?:the|our|this) (?:whole |entire )?(?:world|country|county|nation|region|land|sector|industry|field"
    rf"|market|kingdom|[a-z]+ of england)|in (?:the |all of |great )?(?:{_COUNTRIES}))"
)
# Organisations of many trades, and not the beginning of something else, as in `outstanding hospital bills`.
_TRADES = (
    r"(?:hospitals?|trusts?|clinics?|colleges?|universit(?:y|ies)|charit(?:y|ies)|operators?|carriers?|railways?|airlines?"
    r"|airports?"
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
    r"(?!~(?:payments?|charges?|fees?|bills?|invoices?|debts?|arrears|costs?|amounts?|balances?|fines?|loans?"
    r"|orders?|requests?|referrals?|applications?|assessments?|appraisals?|reviews?|reports?|forms?|cases?|complaints?|claims?"
    r"|queries|calls?|tickets?|tasks?|actions?|jobs?|repairs?|visits?|checks?|issues?|plans?|contributions?|meals?|leave|tax"
    r"|rents?)\b)"
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
_PATTERNS = (
    r"(?P<excellent>excellent)(?!,?~(?:or~|and~)?(?:very~)?(?:good|fair|poor|average|satisfactory|adequate|ok)\b)"
    r"(?!~(?:condition|order|health|repair|english|knowledge|command|question|example|credit|record|chance|view|reasons?|summary"
    r"|feedback|customer~feedback|opportunity|idea|weather|attendance|eyesight|place~(?:to|for))\b)"
    # Not what lies around us, as in `excellent transport links`.
    r"(?!(?:~[\w-]+){0,2}~(?:links|connections|views|amenities|location)\b)"
    # Not what is meant by `an excellent answer`.
    r"(?!(?<=an excellent)~[\w'’-]+~(?:means|is~one)\b)(?=\s*[\w,;*_]|\.)",
    rf"(?P<outstanding>outstanding)(?=~(?:services?|councils?|teams?|care|quality|customers?|performance|support|experience"
    rf"|organi[sz]ations?|standards?|staff|people|work(?:place|force)|schools?|librar(?:y|ies)|value|{_TRADES}"
    rf"|{_PRAISED})\b{_OWED})",
    rf"(?:we|services?|care|teams?|council|quality|support|staff|performance|parking|parks|gardens|facilities)"
    rf"~(?:is|are)~(?:{_ADVERB}~)?(?P<are_outstanding>outstanding)\b",
    rf"first(?:[\s\-‐‑–]+class|[\-‐‑]rate)(?=~(?:services?|councils?|teams?|care|quality|support|experience"
    rf"|organi[sz]ations?|staff|performance|{_TRADES})\b)",
    rf"\b(?:an?|the|our|one of the|as|\w+['’]s)~(?P<leading>leading)(?=~(?:councils?|authorit(?:y|ies)|providers?"
    rf"|organi[sz]ations?|services?|employers?|teams?|schools?|librar(?:y|ies)|compan(?:y|ies)|name|force|light|{_TRADES})\b"
    # Not who signs first of several.
    rf"(?!~(?:in|of|for|on)~(?:the|this|a|each)~(?:partnership|consortium|contract|case|project|bid|scheme)\b))",
    # Before any mark, where `excellent:` alone may be a step of a scale.
    rf"(?:we|{_OURS})~(?:is|are)~(?P<are_excellent>excellent)(?=\s*[!?:)–—-])",
    rf"(?P<the_best>the~(?:very~)?(?:best|finest|most~(?:efficient|effective|trusted|reliable|admired|respected"
    rf"|innovative|responsive|advanced)))(?=_*(?:[\s*]+[\w'’-]+){{0,3}}[\s*]+(?:{_PLACE}|anywhere|bar none)\b)",
    rf"(?P<of_a_land>(?:{_LAND}|{_COUNTRIES})['’]s~(?:best|finest|leading|favou?rite|most~(?:loved|trusted"
    rf"|reliable|popular)))"
    rf"(?=~(?:[\w-]+~)?(?:{_OURS}|{_TRADES}))",
    # Not the lowest price of all companies, which is chosen.
    rf"(?:have|has|offers?|gives?|achieves?|holds?)~(?P<of_any>the~(?:highest|lowest|shortest|fewest"
    rf"|quickest|fastest|best)"
    rf"(?:~[\w'’-]+){{1,4}}?~of~(?:any|all)~(?:other~)?(?:councils?|authorit(?:y|ies)"
    rf"|providers?"
    rf"|compan(?:y|ies)|{_TRADES}))",
    rf"(?P<five_star>(?:five|5)[\s‐‑-]star)(?=~{_OURS})",
    rf"(?<!the )(?<!very )(?P<best_in>best~in~the~(?:whole~|entire~)?{_LAND})\b"
    rf"(?!~(?:show|fair|finals?|league|cup|competition|contest|awards?)\b)",
    # Not `the best team to ask`, which may be any, nor the beginning of something else, as in `the best council tax band`.
    rf"(?<!next )(?<!second )(?<!third ){_NOT_CHOSEN}(?P<first_of_all>(?:best|finest|fastest|quickest|friendliest|safest)~"
    rf"(?:councils?|authorit(?:y|ies)|teams?))(?=[*_]*(?:\s*(?:[^\w\s'’:?-]|\Z)|\s+(?:in|around|anywhere|ever|yet|and|of(?! the~"
    rf"(?:day|week|month|quarter|season|year))|20\d\d)\b))",
    rf"(?P<exceptional>exceptional|superb|unmatched|exemplary|premier|cutting[\s‐‑-]edge)(?=~{_OURS}{_OWED}"
    rf"(?!~(?:is|are|must~be|should~be)~(?:needed|taken|required)\b))",
    rf"(?P<first>number~(?:one|1)|no\.?~1)(?=~(?:{_OURS}|{_PLACE}\b))",
    r"(?:deliver(?:s|ing)?|provid(?:es?|ing)|offer(?:s|ing)?|(?:known|renowned|reputation)~for|cent(?:re|er)s?~of)"
    r"~(?P<excellence>excellence)",
    # Not `excellence is what the customer says`, nor a type of lesson.
    r"(?P<excellence_is>excellence)~(?:is~(?:our|in~our|a~habit|the~norm|guaranteed"
    r"|what~we|how~we|at~the~heart)|(?:as|comes as)~standard|every~time|in~(?:everything|all)"
    r"~(?:that~)?we)\b",
    r"(?:tradition|history|track record|beacon|byword)~(?:of|for)~(?P<of_excellence>excellence)",
    # Not those who lead a team or show the way to the desk.
    rf"{_WE}~(?P<lead>(?:leads?|(?:is|are)~leading)~the~(?:{_LAND}|field|market|pack"
    rf"|way(?=~(?:in|on|for)\b|[*_]*\s*(?:[.!;]|\Z)))){_NO_PART}",
    rf"{_WE}~(?:is|are|stays?|keeps?)~(?P<ahead>(?:(?:well|far|streets|(?:a|one)~step)~)?"
    rf"ahead~of~(?:the~(?:{_LAND}|rest|pack|field|curve|competition)"
    rf"|(?:all~|most~)?other~(?:councils|authorities)"
    rf"|every(?:one|body)~else))(?!~of\b){_NO_PART}",
    rf"(?P<than_any>(?:better|faster|quicker|sooner|cheaper|safer|cleaner|friendlier)~than~(?:any|every)~other~"
    rf"(?:council|authority|provider|company|team|service)){_NO_PART}",
    # Not what is exhibited or read.
    r"(?P<award_winning>award[\s\-‐‑–*_]+winning)(?![\s*_]+(?:entr|photo|picture|poe|stor|author|writer|film|book|novel|artist"
    r"|pupil|student|recipe|numbers?\b))",
    # Not what a disease is found or treated with.
    r"(?P<gold_standard>gold[\s\-‐‑–*_]+standard)(?!~(?:for~)?(?:tests?|testing|methods?|techniques?|treatments?|treating|therap"
    r"|diagnos|detect|investigat|imaging|trials?|measur|assays?))",
    r"(?P<envy>the~envy~of~(?:the|this|our|all|every|other|others)\b)",
    rf"{_WE}~(?P<sets>sets?~the~(?:standard|bar|pace|benchmark)~(?:for|in)~"
    rf"(?:others|other~(?:councils|authorities)|(?:the|our|this)~(?:whole~)?(?:{_LAND}|field|market)))",
    r"(?P<no_other>no~other~(?:councils?|authority|landlord|hospital|trust|university|college|provider|team|service"
    r"|compan(?:y|ies))~\w+~(?:\w+~)?(?:better|faster|quicker|sooner))(?=[*_]*\s*(?:[.!;,]|\Z))",
    r"(?P<nobody>(?:nobody|no~one)~\w+~(?:\w+~)?(?:better|faster|quicker|sooner)~than~(?:we|us))",
    rf"{_WE}~(?:is|are)~(?P<better>(?:(?:much|far|still)~)?(?:better|faster|quicker|friendlier|safer)~than~"
    rf"(?:others|anyone|anybody|everyone|everybody|our~(?:neighbours|rivals|competitors|peers)"
    rf"|(?:all~|most~)?other~(?:councils|authorities|landlords|hospitals|universities)))",
    r"we~are~(?P<first_for>number~(?:one|1))(?=~(?:for|in)~)",
    rf"{_WE}~(?:is|are)~(?P<leaders>(?:(?:an?|the)~)?leaders?~in~(?:our|the|its|this)~"
    rf"(?:{_LAND}|field|market)){_NO_PART}",
    r"(?P<state_of_the_art>state[\s‐‑-]of[\s‐‑-]the[\s‐‑-]art)",
    rf"(?:we~are|is|as|our)~(?:(?:an?|the|one~of~the)~)?"
    rf"(?P<top>(?:top|best|highest|high)[\s‐‑-](?:performing|rated|run|scoring))(?=~(?:{_OURS}|authorit(?:y|ies)\b))",
)
WITH_CARE = tuple(pattern.replace("~", _SPACE) for pattern in _PATTERNS)

_BLANKS = (" ", "\n", "\t", "\xa0")
_HYPHENS = ("-", "‐", "‑")
# Every claim of `WITH_CARE` holds one of these: texts without any are not searched.
# They are as rare as can be; `top` would be found in every promise that `stops`.
STEMS_WITH_CARE = frozenset(
    (
        "excellen", "outstanding", "class", "lead", "ahead", "any other", "every other", "award", "state of", "state-of",
        "state‑of", "state‐of", "exemplary", "premier", "cutting", "performing", "scoring", "best", "finest", "fastest",
        "quickest", "friendliest", "safest", "exceptional", "standard", "envy", "better", "faster", "quicker", "sooner",
        "friendlier", "safer", "efficient", "effective", "trusted", "reliable", "admired", "respected", "innovative",
        "responsive", "advanced", "the bar", "the pace", "benchmark", "superb", "favourite", "favorite", "loved", "popular",
        "highest", "lowest", "shortest", "fewest", "unmatched", "number", "no. 1", "no 1",
        *(f"{between}{word}" for between in (*_BLANKS, *_HYPHENS) for word in ("rate", "run")),
        *(f"{five}{between}star" for five in ("five", "5") for between in (*_BLANKS, *_HYPHENS)),
    )
)  # fmt: skip
