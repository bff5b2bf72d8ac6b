"""Decides which links may sign a definition for which side. No link is on two sides.

Providers do the work: the link that makes a promise, those that do the steps, those that staff the contact point. Management is
a leadership link that holds one of them up, by `coached_by` or `part_of`, however far above. Receivers are the links that an
internal or supplier promise is made to. For a system or a place its owner signs.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interlock.catalog import Catalog, key_of
from interlock.catalog.owners import owner_of, teams_answering_for
from interlock.definitions import ContactPoint, Definition, Link, Procedure, Promise
from interlock.definitions.meaning_marks import Side
from interlock.findings.nouns import in_sentences, listed
from interlock.findings.typed_commands import typed_word


class Signatories(NamedTuple):
    """The ids of the links that may sign for each side. One manager is enough, the nearest first; the others must all sign.

    `needs_management` is False when all leadership above the providers signs for another side, so that nobody is left to ask.
    """

    providers: tuple[str, ...]
    receivers: tuple[str, ...]
    managers: tuple[str, ...]
    needs_management: bool

    def of(self, side: Side) -> tuple[str, ...]:
        """The ids of the links that may sign for a side."""
        return {"management": self.managers, "providers": self.providers, "receivers": self.receivers}[side]


class Objection(NamedTuple):
    """Why a link may not sign for a side, and what to do instead."""

    message: str
    remedy: str


def signatories_of(catalog: Catalog, definition: Definition) -> Signatories:
    """The links that may sign a definition."""
    providers = [link.id for link in teams_answering_for(catalog, _who_provides(definition))]
    receivers = [link.id for link in teams_answering_for(catalog, _who_receives(definition)) if link.id not in providers]
    owner = owner_of(catalog, definition)
    above = [link.id for link in _leading(catalog, [*([owner] if owner else []), *_known(catalog, providers)])]
    managers = [id for id in above if id not in providers and id not in receivers]
    return Signatories(tuple(providers), tuple(receivers), tuple(managers), bool(managers) or not above)


def objection(
    catalog: Catalog, definition: Definition, side: Side, link: Link, who: Signatories | None = None
) -> Objection | None:
    """Why a link may not sign a definition for a side, or None when it may. Definitions without approvals have no sides.

    `who`: the links that may sign it, where they are known.
    """
    if not isinstance(definition, Promise | Procedure | ContactPoint):
        return None
    who = who or signatories_of(catalog, definition)
    if link.id in who.of(side):
        return None
    return Objection(_why_not(definition, who, side, link), _instead(catalog, definition, who, side))


def _who_provides(definition: Definition) -> Iterable[str]:
    match definition:
        case Promise():
            return [definition.made_by]
        case Procedure():
            return [step.by for step in definition.steps if step.by]
        case ContactPoint():
            return definition.staffed_by
    return []


def _who_receives(definition: Definition) -> Iterable[str]:
    return definition.made_to if isinstance(definition, Promise) and definition.kind != "public" else []


def _known(catalog: Catalog, ids: Iterable[str]) -> list[Link]:
    """The links with these ids, each once; unknown ids are skipped."""
    found = (catalog.link(id) for id in ids)
    return list({link.id: link for link in found if link}.values())


def _leading(catalog: Catalog, links: list[Link]) -> Iterator[Link]:
    """The leadership links among these and above them, the nearest first."""
    waiting, seen = list(links), set()
    while waiting:
        link = waiting.pop(0)
        if link.id not in seen and link.status != "retired":
            seen.add(link.id)
            if link.kind == "leadership":
                yield link
            waiting += _known(catalog, [id for id in (link.coached_by, link.part_of) if id])


# The verb for what providers do, in the singular and the plural.
_WORK = {"promise": ("makes", "make"), "procedure": ("does a step of", "do a step of"), "contact-point": ("staffs", "staff")}


def _why_not(definition: Definition, who: Signatories, side: Side, link: Link) -> str:
    what = f"this {in_sentences(definition.kind_name)}"
    does, do = _WORK[definition.kind_name]
    if link.id in who.providers:
        return f"`{link.id}` {does} {what}, so it signs for the providers and for no other side"
    if link.id in who.receivers:
        return f"`{link.id}` is promised this, so it signs for the receivers and for no other side"
    if side == "management" and link.kind != "leadership":
        return f"`{link.id}` is no leadership link, so it cannot sign for management"
    if side == "management":
        return f"`{link.id}` leads nobody who {does} {what}, so it cannot sign for management"
    if side == "providers":
        return f"`{link.id}` does not {do} {what}, so it cannot sign for the providers"
    return f"`{link.id}` is not promised this, so it cannot sign for the receivers"


def _instead(catalog: Catalog, definition: Definition, who: Signatories, side: Side) -> str:
    if may := who.of(side):
        names = listed((f"`{id}`" for id in may), "or")
        command = f"interlock approve {typed_word(str(key_of(definition)))} --side {side} --link {typed_word(may[0])} --role …"
        return f"For {side}, {names} can sign: `{command}`."
    if side == "management" and who.needs_management:
        return nobody_leads(catalog, definition)
    return f"Nobody else can sign this for {side}, and nobody has to."


def nobody_leads(catalog: Catalog, definition: Definition) -> str:
    """The remedy when no leadership link is above the providers of a definition."""
    owner = owner_of(catalog, definition)
    led = next(iter(signatories_of(catalog, definition).providers), owner.id if owner else "")
    if (link := catalog.link(led)) and link.status == "retired":
        return took_its_place(link)
    if not led:
        return "No team answers for it yet: name one in place of a system or place that nobody owns, or the `owner` of that."
    return f"No leadership holds up `{led}` yet: name it, a link of `kind: leadership`, in the link's file, as `coached_by: …`."


def took_its_place(link: Link) -> str:
    """The remedy when a retired link would sign."""
    return f"`{link.id}` is retired: name the link that took its place, and let that one sign."
