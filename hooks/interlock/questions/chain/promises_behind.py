"""The promises behind a promise: those that secure its steps, and those between links of its chain."""

from collections.abc import Callable, Container, Iterator
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Link, Promise
from interlock.findings.nouns import apart
from interlock.questions.chain.chains import Chains
from interlock.questions.chain.reasons import ChainReason, secures_step
from interlock.questions.chain.support import Supporting, securing


class PromiseBehind(NamedTuple):
    """An internal or supplier promise on which another depends.

    `ring`: 2 when it secures a step, otherwise one more than the ring of its nearest receiver. `reasons`: how the other promise
    depends on it, the nearest first.
    """

    promise: Promise
    maker: Link | None
    ring: int
    reasons: tuple[ChainReason, ...]

    @property
    def words(self) -> list[str]:
        """How the other promise rests on it, without its own title."""
        return [reason.words.removesuffix(f": {apart(self.promise.title)}") for reason in self.reasons]


def promises_behind(
    catalog: Catalog, chains: Chains, procedures: list[Supporting], promise: Promise, only: Container[str] | None = None
) -> list[PromiseBehind]:
    """Every promise behind this one, the nearest first, those that secure steps before others.

    `only`: the ids to look for; None for all.
    """
    rings: dict[str, int] = {}
    reasons: dict[str, dict[str, ChainReason]] = {}
    promises: dict[str, Promise] = {}

    def is_asked_for(behind: Promise) -> bool:
        return behind is not promise and (only is None or behind.id in only)

    for behind, ring, reason in _reasons(catalog, chains, procedures, promise, is_asked_for):
        promises[behind.id] = behind
        rings.setdefault(behind.id, ring)
        reasons.setdefault(behind.id, {}).setdefault(reason.words, reason)
    return [
        PromiseBehind(found, catalog.link(found.made_by), rings[id], tuple(reasons[id].values()))
        for id, found in promises.items()
    ]


def _reasons(
    catalog: Catalog,
    chains: Chains,
    procedures: list[Supporting],
    promise: Promise,
    is_asked_for: Callable[[Promise], bool],
) -> Iterator[tuple[Promise, int, ChainReason]]:
    for supporting in procedures:
        for position, step in supporting.needed:
            secured_by = securing(catalog, step) if step.secured_by else None
            if secured_by and is_asked_for(secured_by):
                yield secured_by, 2, secures_step(supporting.procedure, position, step, secured_by)
    for number, ring in enumerate(chains.of(promise).rings, 1):
        for handshake in chains.promised(ring, promise):
            for made in filter(is_asked_for, handshake.promises):
                words = f"promised to {apart(handshake.user.title)}"
                yield made, number + 1, ChainReason("relied-on", words, promise=made, user=handshake.user, handshake=handshake)
