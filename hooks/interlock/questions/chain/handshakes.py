"""Handshakes: pairs of links of which one relies on the other, with the state of their agreement."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from interlock.catalog import Catalog, key_of
from interlock.definitions import Link, Promise
from interlock.definitions.in_force import is_live
from interlock.definitions.link import Reliance, Support, is_team
from interlock.definitions.meaning_marks import Side
from interlock.findings import Place
from interlock.findings.nouns import apart, few_of, listed

Lacking = Callable[[Promise, Link], list[Side]]
HandshakeState = Literal["one-sided", "agreed", "interlocked"]
# The most promises that are named where nothing else says what passes between two links.
_MOST_PROMISES = 3


class Need(NamedTuple):
    """What a link relies on another for, if it says so, and the ids of the only promises that need it; None where all do."""

    words: str
    matters_to: frozenset[str] | None


@dataclass(frozen=True)
class Handshake:
    """A link (`user`) that relies on another (`supplier`).

    The user declares it by `reliances`, the supplier by `supports` or `promises` to the user; where the supplier coaches the
    user, a promise needs no answer. `state` is `one-sided` when one of them does, `agreed` when both do, and `interlocked` when
    moreover a promise in force is approved by its maker, the maker's management and the user. `lacking`: the sides that have not
    approved the promise with the most of these approvals. `matters_to`: the ids of the only promises of the user that need it;
    None when all of them do. `needs`: one for each of `reliances`; a link may rely on another for several things.
    """

    user: Link
    supplier: Link
    reliances: tuple[Reliance, ...]
    supports: tuple[Support, ...]
    promises: tuple[Promise, ...]
    state: HandshakeState
    lacking: tuple[Side, ...] = ()
    matters_to: frozenset[str] | None = None
    needs: tuple[Need, ...] = ()

    @property
    def silent(self) -> Link | None:
        """The link that does not say its part of a one-sided handshake; None where both do."""
        if self.state != "one-sided":
            return None
        return self.supplier if self.reliances else self.user

    def place(self, catalog: Catalog) -> Place:
        """The place where it is declared: in the user, else in the supplier, else in the supplier's promise."""
        if self.reliances:
            index = next(index for index, reliance in enumerate(self.user.relies_on) if reliance is self.reliances[0])
            return catalog.place(key_of(self.user), ("relies_on", index, "link"))
        if self.supports:
            index = next(index for index, support in enumerate(self.supplier.supports) if support is self.supports[0])
            return catalog.place(key_of(self.supplier), ("supports", index, "link"))
        promise = self.promises[0]
        index = next(index for index, made_to in enumerate(promise.made_to) if catalog.link(made_to) is self.user)
        return catalog.place(key_of(promise), ("made_to", index))

    @property
    def is_unsecured(self) -> bool:
        """Whether both declare it, and nothing is promised, or only what is suspended. Systems and places promise nothing."""
        is_between_teams = is_team(self.user) and is_team(self.supplier)
        return self.state == "agreed" and not _in_force(self.promises) and is_between_teams

    @property
    def for_what(self) -> str:
        """What the user relies on the supplier for, in the user's words; empty where it does not say."""
        return _together(self.needed_for(None))

    @property
    def with_what(self) -> str:
        """What the supplier holds the user up with, in the supplier's words; empty where it does not say."""
        return _together(arm.with_ for arm in self.supports)

    @property
    def promised(self) -> str:
        """The titles of what the supplier promises the user, of many the first few; empty where it promises nothing."""
        return few_of([apart(promise.title) for promise in self.promises], _MOST_PROMISES) if self.promises else ""

    @property
    def passes(self) -> str:
        """What is handed over to the user, in its words; empty where it does not say."""
        return _together(arm.passes for arm in self.reliances)

    @property
    def is_alike_for_all(self) -> bool:
        """Whether all promises that need it need it for the same."""
        return len(self.needs) < 2 or len({need.matters_to for need in self.needs}) == 1

    def needed_for(self, promise: Promise | None) -> list[str]:
        """What the user relies on the supplier for to keep a promise, or whatever it promises, in the user's words."""
        only = None if promise is None or self.is_alike_for_all else promise.id
        needed = (each for each in self.needs if None in (only, each.matters_to) or only in (each.matters_to or ()))
        return _each_once(each.words for each in needed)

    def matters_to_any(self, promises: Set[str]) -> bool:
        """Whether one of these promises, by id, needs it. Where no promise is named, it counts."""
        return self.matters_to is None or not promises or not self.matters_to.isdisjoint(promises)


@dataclass
class _Arms:
    reliances: list[Reliance] = field(default_factory=list)
    supports: list[Support] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)


def handshakes(catalog: Catalog, lacking: Lacking) -> list[Handshake]:
    """Every handshake between live links, sorted by the ids of user and supplier.

    `lacking` returns the sides that have not yet approved a promise, for one of its receivers.
    """
    arms: dict[tuple[str, str], _Arms] = defaultdict(_Arms)
    for link in catalog.of(Link):
        for reliance in link.relies_on:
            for user, supplier in _pair(link, catalog.link(reliance.link)):
                arms[user, supplier].reliances.append(reliance)
        for support in link.supports:
            for user, supplier in _pair(catalog.link(support.link), link):
                arms[user, supplier].supports.append(support)
    for promise in catalog.of(Promise):
        if promise.kind != "public" and is_live(promise):
            for made_to in promise.made_to:
                for user, supplier in _pair(catalog.link(made_to), catalog.link(promise.made_by)):
                    arms[user, supplier].promises.append(promise)
    return [_handshake(catalog, user, supplier, arms[user, supplier], lacking) for user, supplier in sorted(arms)]


def as_known_to_all(seen: list[Handshake], whole: Catalog, every: Callable[[], Iterable[Handshake]]) -> list[Handshake]:
    """The handshakes that readers may see, agreed where a hidden promise makes them so. `every`: returns all of `whole`.

    Whether a hidden promise is signed is not shown.
    """
    shown = {promise.id for handshake in seen for promise in handshake.promises}
    others = (promise for promise in whole.of(Promise) if promise.kind != "public" and promise.id not in shown)
    if not any(map(is_live, others)):
        return seen
    silent = {(each.user.id, each.supplier.id) for each in every() if each.state == "one-sided"}
    return [
        replace(each, state="agreed") if each.state == "one-sided" and (each.user.id, each.supplier.id) not in silent else each
        for each in seen
    ]


def _pair(user: Link | None, supplier: Link | None) -> Iterator[tuple[str, str]]:
    if user is not None and supplier is not None and user is not supplier and is_live(user) and is_live(supplier):
        yield user.id, supplier.id


def _handshake(catalog: Catalog, user: str, supplier: str, arms: _Arms, lacking: Lacking) -> Handshake:
    first, second = catalog.link(user), catalog.link(supplier)
    assert first and second
    in_force = _in_force(arms.promises)
    unsigned = min((lacking(promise, first) for promise in in_force), key=len, default=[])
    is_coached = catalog.link(first.coached_by) is second
    state = _state(arms, is_coached=is_coached, is_signed=bool(in_force) and not unsigned)
    needs = tuple(Need(reliance.for_ or "", _matters_to(catalog, reliance)) for reliance in arms.reliances)
    return Handshake(
        first,
        second,
        tuple(arms.reliances),
        tuple(arms.supports),
        tuple(arms.promises),
        state,
        tuple(unsigned),
        _needing(needs),
        needs,
    )


def _in_force(promises: Iterable[Promise]) -> list[Promise]:
    return [promise for promise in promises if promise.status == "published"]


def _matters_to(catalog: Catalog, reliance: Reliance) -> frozenset[str] | None:
    named = map(catalog.promise, reliance.matters_to)
    return frozenset(promise.id for promise in named if promise) if reliance.matters_to else None


def _needing(needs: tuple[Need, ...]) -> frozenset[str] | None:
    if not needs:
        return None
    found: set[str] = set()
    for need in needs:
        if need.matters_to is None:
            return None
        found |= need.matters_to
    return frozenset(found)


def _each_once(said: Iterable[str | None]) -> list[str]:
    """What is said in several places, each once. Of more than one, the full stops are left out, as they stand in one sentence."""
    words = list(dict.fromkeys(filter(None, said)))
    return words if len(words) < 2 else list(dict.fromkeys(each.rstrip(".") for each in words))


def _together(said: Iterable[str | None]) -> str:
    """What is said in several places as one text, which is empty where nothing is said."""
    words = _each_once(said)
    return listed(words) if words else ""


def _state(arms: _Arms, *, is_coached: bool, is_signed: bool) -> HandshakeState:
    is_declared = arms.reliances or (is_coached and arms.promises)
    if not is_declared or not (arms.supports or arms.promises):
        return "one-sided"
    return "interlocked" if is_signed else "agreed"
