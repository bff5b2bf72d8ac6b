"""What the sections of a runbook are about, from their headings."""

from interlock.doors.edits.importing.runbook.blocks import PageSection
from interlock.doors.edits.importing.runbook.manual_headings import ABOUT, HOLDS_STEPS, OF_A_MANUAL, plain_heading
from interlock.findings.lazy_patterns import lazy_pattern

# Headings in small letters, without marks. English ones, and the commonest of other languages.
_ROLES = {
    "use": lazy_pattern(
        r"when (?:to|do you|you|should) .*|use (?:this|it)? ?when.*|when|triggers?|symptoms?|alerts?|what sets it off"
        r"|wann(?: .*)?|anlass|quand(?: .*)?|wanneer(?: .*)?|cuándo(?: .*)?"
    ),
    "about": ABOUT,
    "steps": lazy_pattern(
        r"(?:the )?(?:steps?|check ?list|tasks?|to.?do(?: list)?|procedure|instructions|what to do|actions?|how to .*|resolution"
        r"|remediation|recovery|mitigation|fix)"
        r"|schritte|ablauf|vorgehen|anleitung|étapes|marche à suivre|stappen|pasos"
    ),
    "failing": lazy_pattern(
        r"(?:what )?(?:to do )?(?:if|when) .*(?:fails?|works?|wrong|helps?|broken|happens)|troubleshooting|roll ?back(?: .*)?"
        r"|exceptions?|escalation|wenn .*nicht.*|falls .*nicht.*|fehlerbehebung|si .* pas.*|en cas d.*|dépannage|als .* niet .*"
    ),
    "done": lazy_pattern(
        r"(?:done|finished) when|verification|verify.*|expected (?:result|outcome)s?|success|how (?:you|we|to) (?:can )?know .*"
        r"|it worked(?: when)?|fertig(?: wenn)?"
    ),
    "contacts": lazy_pattern(
        r"(?:.* )?contacts?(?: list)?|who(?:m)? to (?:call|ask|contact|tell).*|people|on.call|kontakte?|ansprechpartner|personnes"
    ),
}

# The number that word processors put before a heading: `5 Procedure`.
_BARE_NUMBER = lazy_pattern(r"^\d{1,2}\s+(?=\D)")


def are_heading_steps(sections: list[PageSection]) -> list[bool]:
    """For each section, whether its numbered heading is a step. In a manual with a section “Procedure”, those below it are."""
    holder = _holder_of_steps(sections)
    found, is_inside = [], False
    for section in sections:
        if holder and section.level and section.level <= holder.level:
            is_inside = section is holder
        words = _numbered(section)
        is_named = section is holder or OF_A_MANUAL.fullmatch(words) or ABOUT.fullmatch(words)
        found.append(bool(section.step) and not is_named and (is_inside or not holder))
    return found


def _holder_of_steps(sections: list[PageSection]) -> PageSection | None:
    """The numbered section of a manual below which the steps stand."""
    return next((section for section in sections if HOLDS_STEPS.fullmatch(_numbered(section))), None)


def _numbered(section: PageSection) -> str:
    """The plain words of a numbered heading; those of `5 Procedure`, without a mark behind the number, only as in manuals."""
    bare = _BARE_NUMBER.sub("", section.heading)
    is_of_manual = bare != section.heading and any(
        form.fullmatch(plain_heading(bare)) for form in (HOLDS_STEPS, OF_A_MANUAL, ABOUT)
    )
    return plain_heading(section.step or (bare if is_of_manual else ""))


def title_section(sections: list[PageSection]) -> PageSection | None:
    """The section whose heading is the title: the only one of the first level, or the first of them without a role."""
    highest = [section for section in sections if section.level == 1]
    if len(highest) == 1:
        return highest[0]
    return next((section for section in highest if not _numbered(section) and not role_named(section.heading)), None)


def roles_of(sections: list[PageSection]) -> list[str]:
    """The role of each section, by its heading, else by the heading above it. Empty below the title; else `other`."""
    title, steps, holder = title_section(sections), are_heading_steps(sections), _holder_of_steps(sections)
    roles: list[str] = []
    above: list[tuple[int, str]] = []
    for section, is_step in zip(sections, steps, strict=True):
        above = [(level, role) for level, role in above if level < section.level]
        if section is title or not section.level:
            roles.append("")
            continue
        own = "steps" if is_step or section is holder else _role_of(section)
        roles.append(own or (above[-1][1] if above else "other"))
        above.append((section.level, roles[-1]))
    return roles


def role_named(heading: str) -> str:
    """The role that a heading, or a label before a text, gives to what follows; empty where it names none."""
    return next((name for name, words in _ROLES.items() if words.fullmatch(plain_heading(heading))), "")


def is_of_manual(section: PageSection) -> bool:
    """Whether a heading is one that manuals have besides the procedure, such as “Scope” and “References”."""
    return OF_A_MANUAL.fullmatch(plain_heading(section.heading)) is not None


def _role_of(section: PageSection) -> str:
    """The role of a section that is no step. A numbered one belongs to a manual, and is `about` or `other`."""
    if words := _numbered(section):
        return "about" if ABOUT.fullmatch(words) else "other"
    return role_named(section.heading)
