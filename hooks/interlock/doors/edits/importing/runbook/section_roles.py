"""What the sections of a runbook are about, from their headings."""

import re

from interlock.doors.edits.importing.runbook.blocks import PageSection
from interlock.findings.lazy_patterns import lazy_pattern

# The patterns may take long over headings of thousands of letters, which name no role.
_LONGEST = 200
# Headings in small letters, without marks. English ones, and the commonest of other languages.
_ROLES = {
    "use": lazy_pattern(
        r"when (?:to|do you|you|should) .*|use (?:this|it)? ?when.*|when|triggers?|symptoms?|alerts?|what sets it off"
        r"|wann(?: .*)?|anlass|quand(?: .*)?|wanneer(?: .*)?|cuándo(?: .*)?"
    ),
    "about": lazy_pattern(
        r"overview|summary|purpose|about|description|introduction|what (?:this|it) (?:is|does).*|zweck|überblick|objet|doel"
    ),
    "steps": lazy_pattern(
        r"(?:the )?(?:steps?|check ?list|tasks?|to.?do(?: list)?|procedure|instructions|what to do|actions?|how to .*|resolution|remediation|recovery|mitigation|fix)"
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

# What word processors write before a heading that they number: `5 Procedure`.
_BARE_NUMBER = lazy_pattern(r"^\d{1,2}\s+(?=\D)")
# Numbered headings of a manual, in small letters: the one below which the steps stand, and others that are no steps.
_HOLDS_STEPS = lazy_pattern(
    r"procedures?|process|method|(?:work )?instructions?|(?:procedure |process )?steps"
    r"|ablauf|vorgehen|durchführung|procédure|méthode|étapes"
)
_OF_A_MANUAL = lazy_pattern(
    r"(?:purpose|aim|objectives?) and scope|scope(?: of .*)?|(?:terms(?: and|,) )?definitions?(?: and .*)?|abbreviations?"
    r"|references?|records?|responsibilit(?:y|ies)(?: and .*)?|roles(?: and .*)?|(?:revision|change) (?:history|log)|document control"
    r"|(?:related|associated|reference|supporting) (?:documents?|procedures?|forms?|pages?)"
    r"|(?:appendi(?:x|ces)|annex|attachments?)(?: .*)?|geltungsbereich|begriffe|zuständigkeiten|mitgeltende unterlagen"
    r"|domaine dapplication|définitions|responsabilités|références"
)


def are_heading_steps(sections: list[PageSection]) -> list[bool]:
    """By sections, whether a numbered heading is a step. In a manual with a number called “Procedure”, only those below it are."""
    holder = _holder_of_steps(sections)
    found, is_inside = [], False
    for section in sections:
        if holder and section.level and section.level <= holder.level:
            is_inside = section is holder
        words = _numbered(section)
        is_named = section is holder or _OF_A_MANUAL.fullmatch(words) or _ROLES["about"].fullmatch(words)
        found.append(bool(section.step) and not is_named and (is_inside or not holder))
    return found


def _holder_of_steps(sections: list[PageSection]) -> PageSection | None:
    """The numbered section of a manual below which the steps stand."""
    return next((section for section in sections if _HOLDS_STEPS.fullmatch(_numbered(section))), None)


def _numbered(section: PageSection) -> str:
    """The words of a numbered heading; `5 Procedure`, as word processors number it, only if a manual has such a section."""
    bare = _BARE_NUMBER.sub("", section.heading)
    is_of_manual = bare != section.heading and any(
        form.fullmatch(_plain(bare)) for form in (_HOLDS_STEPS, _OF_A_MANUAL, _ROLES["about"])
    )
    return _plain(section.step or (bare if is_of_manual else ""))


def _plain(heading: str) -> str:
    return re.sub(r"[^\w\s.-]", "", heading.casefold()).strip(" .?")[:_LONGEST]


def title_section(sections: list[PageSection]) -> PageSection | None:
    """The section whose heading is the title: the only one of the first level, or the first of them without a role."""
    highest = [section for section in sections if section.level == 1]
    if len(highest) == 1:
        return highest[0]
    return next((section for section in highest if not _numbered(section) and not role_named(section.heading)), None)


def roles_of(sections: list[PageSection]) -> list[str]:
    """What each section is about, by its heading, else the heading above it. "": below the title; "other": none of these."""
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
    """What a heading, or a label before a text, says that follows; nothing where it is none of these."""
    return next((name for name, words in _ROLES.items() if words.fullmatch(_plain(heading))), "")


def is_of_manual(section: PageSection) -> bool:
    """Whether a heading is one of those that manuals have above what is no procedure, such as “Scope” and “References”."""
    return _OF_A_MANUAL.fullmatch(_plain(section.heading)) is not None


def _role_of(section: PageSection) -> str:
    """The role of a section that is no step; of a numbered one, which belongs to a manual, only what that is about."""
    if words := _numbered(section):
        return "about" if _ROLES["about"].fullmatch(words) else "other"
    return role_named(section.heading)
