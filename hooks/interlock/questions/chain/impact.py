"""The impact of losing a link or a contact point: the promises that cannot be kept, who notices, and whom to tell."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from interlock.catalog import Catalog, each_once
from interlock.catalog.owners import answering_for
from interlock.definitions import ContactPoint, Customer, Link, Promise
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title
from interlock.findings.nouns import apart, counted, first_of
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.chain.chains import Chains
from interlock.questions.chain.reasons import AT_A_STEP, ChainReason
from interlock.questions.promise_forms import first_day_to_come

_T = TypeVar("_T")
# Promises that still hold, each at its other contact points.
_Elsewhere = tuple[tuple[Promise, tuple[ContactPoint, ...]], ...]

# The most entries of a list in a notice; nobody reads longer ones.
_MOST_LISTED = 25


class Fallen(NamedTuple):
    """A promise that cannot be kept. `ring` is the ring of the missing link in its chain, from 1.

    `through`: the links that need the missing one. `reasons`: why it is in the chain.
    """

    promise: Promise
    ring: int
    through: tuple[Link, ...]
    reasons: tuple[ChainReason, ...]


class Impact(NamedTuple):
    """What follows when `subject` is gone.

    `fallen`: the promises that cannot be kept, by ring; `further`: the number of those beyond the rings asked for.
    `elsewhere`: promises that still hold at other contact points, which are given. `customers`: those who notice. `tell`: the
    links that must know. `notice`: a text to copy.
    """

    subject: Link | ContactPoint
    fallen: tuple[Fallen, ...]
    elsewhere: _Elsewhere
    customers: tuple[Customer, ...]
    tell: tuple[Link, ...]
    further: int = 0
    notice: str = ""

    def ring(self, number: int) -> tuple[Fallen, ...]:
        """The fallen promises in whose chains the link is in this ring, counted from 1."""
        return tuple(fallen for fallen in self.fallen if fallen.ring == number)


def without_link(catalog: Catalog, chains: Chains, link: Link, today: datetime.date, rings: int | None = None) -> Impact:
    """The impact of losing a link: every promise in whose chain it is, but those that are suspended, which do not hold anyway.

    Those beyond `rings` are counted, for their customers too.

    `tell` has the links nearer to the customer in those chains that need it, and the makers of the promises; for a system or a
    place, its owner. Where promises are only counted, it has all links that rely on it.
    """
    standing = [chains.holding(ring) for ring in chains.promises_by_ring.get(link.id, [])]
    near = enumerate(standing[:rings], 1)
    found = [_fallen(chains, promise, link, number) for number, ring in near for promise in ring]
    fallen = tuple(sorted(found, key=lambda each: (each.ring, each.promise.kind != "public")))
    further = standing[len(standing[:rings]) :]
    users = chains.users_of(link) if any(further) else []
    to_tell = [answering_for(catalog, each) for each in (*_needing(catalog, fallen), *users)]
    to_tell += [answering_for(catalog, link)] if to_tell else []
    return _impact(catalog, link, today, fallen, (), to_tell, further, users)


def without_contact_point(catalog: Catalog, point: ContactPoint, whole: Catalog, today: datetime.date) -> Impact:
    """The impact of losing a contact point: the promises that hold at no other one, not even at one that only `whole` has.

    Promises that name no contact point hold everywhere and do not fall; nobody is sent to a contact point that is suspended.
    Whoever is served there notices, whether a promise names the contact point or not.
    `tell` has its owner, the links that staff it, and the makers of the promises.
    """
    fallen, elsewhere = [], []
    held = catalog.referring(point, Promise, "contact_points")
    for promise in sorted((each for each in held if each.status == "published"), key=by_title):
        if others := _open_points(catalog, promise, point):
            elsewhere.append((promise, others))
        elif not _open_points(whole, promise, point):
            fallen.append(Fallen(promise, 1, (), ()))
    made_by = (promise.made_by for promise in (*(each.promise for each in fallen), *(promise for promise, _ in elsewhere)))
    to_tell = (catalog.link(id) for id in (point.owner, *point.staffed_by, *made_by))
    return _impact(catalog, point, today, tuple(fallen), tuple(elsewhere), to_tell)


def _needing(catalog: Catalog, fallen: Iterable[Fallen]) -> Iterable[Link]:
    """The links through which promises fall and those that make them, each once: there are far fewer of them than of promises."""
    found: dict[str, Link] = {}
    for fall in fallen:
        found.update((link.id, link) for link in fall.through)
        if fall.promise.made_by not in found and (maker := catalog.link(fall.promise.made_by)):
            found[maker.id] = maker
    return found.values()


def _open_points(catalog: Catalog, promise: Promise, lost: ContactPoint) -> tuple[ContactPoint, ...]:
    """The other contact points at which a promise holds, as a catalog has it."""
    known = catalog.promise(promise.id)
    named = [catalog.get("contact-point", id) for id in known.contact_points] if known else []
    return tuple(each for each in named if isinstance(each, ContactPoint) and each.id != lost.id and each.status == "published")


def _fallen(chains: Chains, promise: Promise, link: Link, ring: int) -> Fallen:
    chain = chains.of(promise)
    member = chain.member(link)
    users = {reason.user.id: reason.user for reason in member.reasons if reason.user}
    if ring > 1 and any(reason.key in AT_A_STEP for reason in member.reasons):
        doers = (other.link for other in chain.ring(1) if _does_such_a_step(other.reasons, member.reasons))
        users = {doer.id: doer for doer in doers} | users
    return Fallen(promise, ring, tuple(users.values()), member.reasons)


def _does_such_a_step(doing: Iterable[ChainReason], helping: Iterable[ChainReason]) -> bool:
    steps = {(reason.procedure.id, reason.number) for reason in helping if reason.key in AT_A_STEP and reason.procedure}
    return any((reason.procedure.id, reason.number) in steps for reason in doing if reason.procedure)


def _impact(
    catalog: Catalog,
    subject: Link | ContactPoint,
    today: datetime.date,
    fallen: tuple[Fallen, ...],
    elsewhere: _Elsewhere,
    to_tell: Iterable[Link | None],
    further: Sequence[Sequence[Promise]] = (),
    users: Sequence[Link] = (),
) -> Impact:
    """`further`: the promises beyond those in `fallen`, which are only counted, by ring. `users`: who needs it for them."""
    promises = chain((each.promise for each in fallen), (promise for promise, _ in elsewhere), *further)
    served = subject.customers if isinstance(subject, ContactPoint) else ()
    noticing = _noticing(catalog, promises, served)
    tell = tuple(link for link in each_once(filter(None, to_tell)) if is_live(link) and link is not subject)
    impact = Impact(subject, fallen, elsewhere, noticing, tell, sum(map(len, further)))
    return impact._replace(notice=_notice(impact, _near(catalog, impact, users), today))


def _noticing(catalog: Catalog, promises: Iterable[Promise], served: Iterable[str]) -> tuple[Customer, ...]:
    """The live customers to whom public promises are made, in this order, then the others that are served.

    Of thousands of promises, the first name most of them.
    """
    everybody = sum(map(is_live, catalog.of(Customer)))
    seen, found = set[str](), dict[str, Customer]()
    for ids in chain((promise.made_to for promise in promises if promise.kind == "public"), (served,)):
        if len(found) == everybody:
            break
        for id in ids:
            if id not in seen:
                seen.add(id)
                customer = catalog.get("customer", id)
                if isinstance(customer, Customer) and is_live(customer):
                    found.setdefault(customer.id, customer)
    return tuple(found.values())


def _near(catalog: Catalog, impact: Impact, users: Iterable[Link]) -> Sequence[Link]:
    """The links to list in a notice: of a contact point all, of a link its owner, whoever needs it, and those near to customers.

    Others hear it from these.
    """
    if isinstance(impact.subject, ContactPoint) or not impact.fallen:
        return impact.tell
    through = chain.from_iterable(each.through for each in impact.fallen)
    needing = each_once([impact.subject, *users, *through, *_needing(catalog, (*impact.ring(1), *impact.ring(2)))])
    teams = {team.id for each in needing if (team := answering_for(catalog, each))}
    return [link for link in impact.tell if link.id in teams]


def _notice(impact: Impact, tell: Sequence[Link], today: datetime.date) -> str:
    """Plain text for an e-mail to colleagues, without empty sections. `tell`: the links that it lists."""
    parts = [f"{apart(impact.subject.title)}: not available until further notice."]
    for ring, head in ((1, "We cannot keep these promises until then:"), (2, "These lean on it and are at risk:")):
        if fallen := impact.ring(ring):
            parts.append(_listed(head, fallen, lambda each: titled_with_day(each.promise, today)))
    if further := impact.further + sum(each.ring > 2 for each in impact.fallen):
        parts.append(f"Further away, {counted(further, 'promise leans', 'promises lean')} on it through others.")
    if impact.elsewhere:
        parts.append(_listed("These still hold, but not there:", impact.elsewhere, lambda each: _still_holding(*each, today)))
    if not impact.fallen and not impact.elsewhere:
        parts.append("No promise to customers or colleagues depends on it.")
    if impact.customers:
        parts.append(_listed("Who will notice:", impact.customers, lambda customer: customer.title))
    if tell:
        parts.append(_listed("Please tell:", tell, lambda link: link.title))
    parts.append("Say so before a customer asks. We will write again when it is back.")
    return "\n\n".join(parts) + "\n"


def _still_holding(promise: Promise, points: Iterable[ContactPoint], today: datetime.date) -> str:
    return f"{apart(titled_with_day(promise, today))} (use: {', '.join(apart(point.title) for point in points)})"


def titled_with_day(promise: Promise, today: datetime.date) -> str:
    """The title of a promise; of one that nobody makes yet with its first day."""
    begins = first_day_to_come(promise, today)
    return f"{promise.title} (from {day_in_words(begins)})" if begins else promise.title


def _listed(head: str, things: Sequence[_T], say: Callable[[_T], str]) -> str:
    shown, more = first_of(things, _MOST_LISTED)
    return "\n".join([head, *(f"- {say(each)}" for each in shown), *([f"- and {more} more"] if more else [])])
