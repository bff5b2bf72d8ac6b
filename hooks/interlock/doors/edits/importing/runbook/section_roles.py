"""What the sections of a runbook are about, from their headings."""

import re

from interlock.doors.edits.importing.runbook.blocks import PageSection

# The patterns may take long over headings of thousands of letters, which name no role.
_LONGEST = 200
# Headings in small letters, without marks. English ones, and the commonest of other languages.
_ROLES = {
    "use": re.compile(
        r"when (?:to|do you|you|should) .*|use (?:this|it)? ?when.*|when|triggers?|symptoms?|alerts?|what sets it off"
        r"|wann(?: .*)?|anlass|quand(?: .*)?|wanneer(?: .*)?|cuándo(?: .*)?"
    ),
    "about": re.compile(
        r"overview|summary|purpose|about|description|introduction|what (?:this|it) (?:is|does).*|zweck|überblick|objet|doel"
    ),
    "steps": re.compile(
        r"(?:the )?(?:steps?|check ?list|tasks?|to.?do(?: list)?|procedure|instructions|what to do|actions?|how to .*|resolution|remediation|recovery|mitigation|fix)"
        r"|schritte|ablauf|vorgehen|anleitung|étapes|marche à suivre|stappen|pasos"
    ),
    "failing": re.compile(
        r"(?:what )?(?:to do )?(?:if|when) .*(?:fails?|works?|wrong|helps?|broken|happens)|troubleshooting|roll ?back(?: .*)?"
        r"|exceptions?|escalation|wenn .*nicht.*|falls .*nicht.*|fehlerbehebung|si .* pas.*|en cas d.*|dépannage|als .* niet .*"
    ),
    "done": re.compile(
        r"(?:done|finished) when|verification|verify.*|expected (?:result|outcome)s?|success|how (?:you|we|to) (?:can )?know .*"
        r"|it worked(?: when)?|fertig(?: wenn)?"
    ),
    "contacts": re.compile(
        r"(?:.* )?contacts?(?: list)?|who(?:m)? to (?:call|ask|contact|tell).*|people|on.call|kontakte?|ansprechpartner|personnes"
    ),
}


def title_section(sections: list[PageSection]) -> PageSection | None:
    """The section whose heading is the title: the only one of the first level, or the first of them without a role."""
    highest = [section for section in sections if section.level == 1]
    if len(highest) == 1:
        return highest[0]
    return next((section for section in highest if not _role_of(section)), None)


def roles_of(sections: list[PageSection]) -> list[str]:
    """What each section is about, by its heading, else the heading above it. "": below the title; "other": none of these."""
    title = title_section(sections)
    roles: list[str] = []
    above: list[tuple[int, str]] = []
    for section in sections:
        above = [(level, role) for level, role in above if level < section.level]
        if section is title or not section.level:
            roles.append("")
            continue
        roles.append(_role_of(section) or (above[-1][1] if above else "other"))
        above.append((section.level, roles[-1]))
    return roles


def role_named(heading: str) -> str:
    """What a heading, or a label before a text, says that follows; nothing where it is none of these."""
    plain = re.sub(r"[^\w\s.-]", "", heading.casefold()).strip(" .?")
    return next((name for name, words in _ROLES.items() if words.fullmatch(plain[:_LONGEST])), "")


def _role_of(section: PageSection) -> str:
    role = role_named(section.heading)
    return "steps" if section.step and role not in ("failing", "contacts") else role
