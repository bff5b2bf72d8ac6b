"""Other words for the values of fields, as people bring them from other tools and languages: `vendor`, `entwurf`, `everyone`."""

import re
from collections.abc import Iterable

from interlock.definitions.values.plain_letters import without_accents

# Other words for the words that fields take. A word may stand for several: the one that the field takes is meant.
_CHOICES = {
    "front-line": ("front office", "customer facing", "customer service"),
    "leadership": ("management", "manager", "managers", "board", "head"),
    "support": ("back office", "internal", "intern", "interne", "internal service", "ondersteunend", "ondersteuning", "apoyo"),
    "supplier": ("vendor", "contractor", "external", "extern", "externe"),
    "failure": ("incident", "error", "mistake", "problem", "near miss", "fault"),
    "compliment": ("thanks", "thank you", "praise"),
    "suggestion": ("idea", "improvement", "proposal"),
    "worked": ("yes", "true", "success", "successful", "effective"),
    "did not work": ("no", "false", "failed", "failure", "ineffective"),
    "yes": ("true", "happy", "satisfied"),
    "partly": ("partially", "somewhat", "mostly"),
    "no": ("false", "not", "unhappy"),
    "off": ("no", "none", "false", "disabled", "ignore", "never", "silent"),
    "error": ("yes", "on", "true", "fatal", "critical"),
    "advice": ("info", "information", "hint", "note", "notice"),
    "timeliness": (
        "speed",
        "time",
        "promptness",
        "waiting time",
        "fulfilment",
        "fulfillment",
        "delivery",
        "timeliness and fulfilment",
    ),
    "behaviour": ("attitude", "attitudes", "behavior", "politeness", "courtesy", "respect", "staff", "manner", "people"),
    "accuracy": ("correctness", "quality"),
    "access": ("availability", "opening hours", "channel", "channels", "access channels", "accessibility", "reach"),
    "communication": ("communications", "information", "informing", "language", "words", "clarity"),
    "service": ("product", "products", "the product", "the service", "the service itself", "outcome", "offer"),
    "facilities": (
        "facility",
        "building",
        "buildings",
        "premises",
        "place",
        "places",
        "room",
        "rooms",
        "environment",
        "equipment",
    ),
    "outside": ("external", "others", "elsewhere", "another organisation", "partner", "visit"),
    "inside": ("internal", "own", "ourselves", "us"),
    "systems": ("system", "it", "technology", "ict", "software", "digital", "tools", "process", "processes"),
    "values": ("value", "brand", "brand values", "ethics", "principles"),
    "system": ("systems", "software", "application", "app", "it system", "tool", "platform", "database"),
    "facility": ("facilities", "building", "place", "premises", "room", "site", "office"),
    "staff": (
        "internal",
        "employees",
        "colleagues",
        "intranet",
        "mitarbeitende",
        "mitarbeiter",
        "intern",
        "interne",
        "personnel",
        "agents",
        "medewerkers",
        "personeel",
        "personal",
        "interno",
    ),
    "public": (
        "offentlich",
        "publique",
        "fur kunden",
        "openbaar",
        "klantbelofte",
        "publico",
        "publica",
        "all",
        "everyone",
        "everybody",
        "open",
        "external",
        "anyone",
        "customers",
        "customer",
    ),
    "restricted": (
        "confidential",
        "secret",
        "sensitive",
        "private",
        "hidden",
        "vertraulich",
        "eingeschrankt",
        "geheim",
        "confidentiel",
        "restreint",
        "vertrouwelijk",
        "beperkt",
        "confidencial",
        "restringido",
    ),
    "internal": ("intern", "interne", "interno", "interna", "staff", "between teams"),
    "same day": ("today", "at once"),
    "next working day": ("tomorrow", "next day", "day after"),
    "management": (
        "leadership",
        "leader",
        "boss",
        "leitung",
        "geschaftsfuhrung",
        "direction",
        "leiding",
        "directie",
        "direccion",
    ),
    "providers": ("staff", "team", "makers", "doers"),
    "receivers": ("customers", "customer", "recipients", "users"),
    "show-me": ("seen", "shown", "visible", "document"),
    "tell-me": ("told", "said", "spoken"),
    "phone": (
        "telephone",
        "telefon",
        "telefoon",
        "telefono",
        "anruf",
        "tel",
        "call",
        "hotline",
        "helpline",
        "landline",
        "mobile",
    ),
    "face-to-face": (
        "f2f",
        "in person",
        "personlich",
        "schalter",
        "guichet",
        "balie",
        "loket",
        "mostrador",
        "ventanilla",
        "presencial",
        "vor ort",
        "sur place",
        "counter",
        "desk",
        "walk in",
        "reception",
        "front desk",
        "visit",
        "drop in",
    ),
    "letter": ("post", "brief", "courrier", "carta", "mail", "postal", "paper", "fax"),
    "email": ("courriel", "e mail", "mailbox", "inbox"),
    "online-form": ("form", "web form", "webform", "ticket", "portal"),
    "web": ("website", "web site", "internet", "intranet", "online"),
    "web-chat": ("chat", "live chat", "teams", "slack"),
    "sms": ("text", "text message", "texting"),
    "social-media": ("social", "facebook", "whatsapp", "twitter", "instagram"),
    "home-visit": ("at home", "house call", "outreach"),
    "find-out": ("information", "info", "inform", "erfahren", "informieren", "informer", "informeren", "informar"),
    "ask": (
        "question",
        "enquiry",
        "enquiries",
        "inquiry",
        "frage",
        "fragen",
        "anfrage",
        "auskunft",
        "demander",
        "vraag",
        "vragen",
        "pregunta",
        "preguntar",
        "consultar",
    ),
    "apply": ("application", "antrag", "beantragen", "demande", "aanvraag", "aanvragen", "solicitar", "solicitud"),
    "report": ("meldung", "melden", "signaler", "signalement", "melding", "avisar", "avisos"),
    "complain": (
        "complaint",
        "complaints",
        "beschwerde",
        "beschweren",
        "reclamation",
        "reclamer",
        "plainte",
        "klacht",
        "klagen",
        "queja",
        "reclamar",
    ),
    "pay": ("payment", "zahlen", "bezahlen", "zahlung", "payer", "paiement", "betalen", "pagar", "pago"),
}

# Words for all of a kind, in place of the id of each.
ALL_OF_THEM = ("all", "any", "every", "each", "various", "several", "everyone", "everybody", "anyone", "anybody")
# Words for nobody and nothing, or not yet, in place of an id.
NONE_OF_THEM = ("none", "nobody", "nothing", "no", "nil", "na", "n/a", "null", "tbc", "tbd", "tba", "unknown")

# Words and signs for whether something is so.
YES, NO = ("yes", "true", "y", "x", "1", "on"), ("no", "false", "n", "0", "off")

# Words for the state of a definition, by the state.
_STATES = {
    "retired": ("archived", "deprecated", "obsolete", "withdrawn", "inactive", "disabled", "closed"),
    "published": ("active", "live", "enabled", "current", "final", "in_use", "approved"),
    "draft": ("entwurf", "brouillon", "wip", "in_review", "in_progress", "unfinished"),
}


def choice_for(word: str, choices: Iterable[str]) -> str | None:
    """The only one of these choices that another word stands for, or None: `vendor` is a `supplier`."""
    found = choices_for(word, choices)
    return found[0] if len(found) == 1 else None


def choices_for(word: str, choices: Iterable[str]) -> list[str]:
    """The choices that another word stands for, with or without blanks and hyphens in it.

    >>> choices_for("back-office", ["support", "supplier"]), choices_for("external", ["public", "internal", "supplier"])
    (['support'], ['public', 'supplier'])
    """
    said = _without_gaps(without_accents(word.lower()))
    return [choice for choice in choices if said in map(_without_gaps, _CHOICES.get(choice, ()))]


def _without_gaps(words: str) -> str:
    return re.sub(r"[\s_-]+", "", words)


def state_for(word: str) -> str:
    """The state of a definition that a word stands for, however it is written, or the word itself.

    >>> state_for("In progress")
    'draft'
    """
    said = re.sub(r"[\s_-]+", "_", word.strip().lower())
    return next((state for state, words in _STATES.items() if said in words), word)
