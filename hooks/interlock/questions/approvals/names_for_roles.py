"""Finds names of people where a role belongs: `John Smith` for `team leader`."""

import re
from collections.abc import Container

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.names.given_names import GIVEN_NAMES

_WORD = r"(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
_TWO_NAMES = lazy_pattern(rf"{_WORD}(?: (?:[A-Z]\.?|{_WORD}))?(?: (?:[Dd]e|[Vv]an))? {_WORD}")
_BETWEEN = lazy_pattern(r"\s*[,;:()/–]\s*|\s+-\s+")
# Endings of what people are by their work (`Head Librarian`, `Payroll Assistant`), and of what it is about (`Licensing`).
_OF_WORK = ("ance", "ant", "ary", "ence", "ian", "ics", "ief", "ing", "ion", "ist", "ity", "ive", "ment", "ship", "ure", "yst")
# Those in -er and -or are named one by one, as many surnames have these endings.
_WORDS_OF_WORK = frozenset(
    """
    acting adjuster administrator adviser advisor aider ambassador apprentice architect assessor associate audit
    auditor author bailiff bank belt bishop board booker bookkeeper boss box broker builder bureau bursar buyer
    cabinet captain carer caretaker cashier caterer chair chairman chairperson chairwoman chancellor chaplain
    chargehand chef cleaner clerk coach collector command commander commissioner consult content controller convener
    convenor coordinator councillor counsel counsellor crew curator dean deputy designer desk developer director
    dispatcher doctor driver duty editor electrical engineer engineering estates examiner facilitator fellow fire
    first fitter fleet foreman front fundraiser gardener governor guard guide handler head holder house housekeeper
    human imam inspector instructor interim investigator invigilator janitor joiner joint judge keeper labourer
    lawyer lead leader lecturer legal liaison lifeguard linesman locksmith maintainer manager marshal master matron
    mayor mechanic member mentor midwife minister moderator monitor navigator negotiator nurse office officer
    operator orderly organiser organizer owner painter panel paramedic partner patient patrol people picker pilot
    planner plumber porter postmaster practitioner presenter president priest principal producer professional
    programmer provost purser rabbi ranger reader recorder recruiter rector registrar rep researcher responder
    reviewer roofer room runner scheduler scrum sergeant server sister solicitor sorter specialist sponsor staff
    steward superintendent supervisor supplier surveyor taker teacher tester timekeeper town trainer treasurer
    tribune trustee tutor umpire union usher valuer verger vet vicar vice visitor voice volunteer warden watchman
    webmaster welder whip worker works writer
    """.split()  # noqa: SIM905
)

# Names of people with the endings above.
_NAMES = frozenset(
    """
    adrian banning brian browning bryant bunting cary chance christian clarence clement clive constance cushing damian damion
    darling dion dorian durant fabian fleming florence france gary golding gooding grant harding hilary hillary ian julian
    keating laurence lawrence leary lilian lillian manning marian marion mary mcclure nance olive pickering rosemary rowling
    sebastian spalding spence sterling stirling terence terrence torrance twist vance vian vivian zachary
    """.split()  # noqa: SIM905
)


def name_in_role(role: str, words: Container[str]) -> str | None:
    """What looks like the name of a person in the words for a role; None where there is none.

    `words`: words in small letters that tell of teams and their work, so that none of them is a name.

    >>> name_in_role("John Smith, team leader", ()), name_in_role("Chief Executive", ()), name_in_role("Head Librarian", ())
    ('John Smith', None, None)
    >>> name_in_role("Mary Harding", ()), name_in_role("Harding House Manager", ())
    ('Mary Harding', None)
    """
    return next((part for part in _BETWEEN.split(role) if part in GIVEN_NAMES or _are_two_names(part, words)), None)


def _are_two_names(part: str, words: Container[str]) -> bool:
    return _TWO_NAMES.fullmatch(part) is not None and not _tells_of_work(part, words)


def _tells_of_work(part: str, words: Container[str]) -> bool:
    return any(
        word in _WORDS_OF_WORK
        or word in words
        or word.removesuffix("s") in words
        or f"{word}s" in words
        or (word.endswith(_OF_WORK) and word not in _NAMES)
        for word in re.findall(r"[a-zà-ÿ]+", part.lower())
        if len(word) > 1
    )
