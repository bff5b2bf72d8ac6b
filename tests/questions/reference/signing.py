"""Who may sign a promise between links, and the states of handshakes, found by trying all pairs and paths."""

from random import Random
from typing import Any

from hypothesis import strategies as st

Plain = dict[str, Any]
LINKS = ("a", "b", "c", "d", "e")
SIDES = ("management", "providers", "receivers")


def promises_between_links() -> st.SearchStrategy[Plain]:
    """A few links, some of which coach others or each other, an internal promise between them, and random stamps."""
    return st.integers(0, 2**62).map(lambda seed: _drawn(Random(seed)))


def _drawn(rng: Random) -> Plain:
    links = {
        name: {
            "kind": rng.choice(("leadership", "support", "front-line")),
            "status": rng.choice(("published",) * 5 + ("retired",)),
            "coached_by": rng.choice((None, *(other for other in LINKS if other != name))),
            "part_of": rng.choice((None, None, *(other for other in LINKS if other != name))),
            "relies_on": rng.sample([other for other in LINKS if other != name], rng.randint(0, 3)),
            "supports": rng.sample([other for other in LINKS if other != name], rng.randint(0, 1)),
        }
        for name in LINKS
    }
    made_by = rng.choice(LINKS)
    made_to = rng.sample([name for name in LINKS if name != made_by], rng.randint(1, 3))
    stamps = [(rng.choice(SIDES), rng.choice(LINKS), rng.random() < 0.8) for _ in range(rng.randint(0, 9))]
    return {"links": links, "made_by": made_by, "made_to": made_to, "stamps": stamps}


def led(org: Plain) -> set[tuple[str, str]]:
    """Pairs of a link and a live leadership link above it, which may be itself."""
    live = {name for name, link in org["links"].items() if link["status"] != "retired"}
    pairs = {(name, name) for name in live}
    pairs |= {
        (name, up) for name in live for up in (org["links"][name]["coached_by"], org["links"][name]["part_of"]) if up in live
    }
    for _ in LINKS:
        pairs |= {(low, high) for low, middle in pairs for other, high in pairs if middle == other}
    return {(low, high) for low, high in pairs if org["links"][high]["kind"] == "leadership"}


def may_sign(org: Plain, side: str, link: str) -> bool:
    """Whether a link may sign the promise for a side."""
    if side == "providers":
        return bool(link == org["made_by"])
    if side == "receivers":
        return link in org["made_to"]
    return (org["made_by"], link) in led(org) and link not in (org["made_by"], *org["made_to"])


def lacking(org: Plain, receiver: str) -> set[str]:
    """The sides without a valid stamp, for one receiver of the promise."""
    counted = {(side, link) for side, link, fits in org["stamps"] if fits and may_sign(org, side, link)}
    above = {high for low, high in led(org) if low == org["made_by"]}
    nobody_left = above and above <= {org["made_by"], *org["made_to"]}
    found = set()
    if not nobody_left and not any(side == "management" for side, _ in counted):
        found.add("management")
    if ("providers", org["made_by"]) not in counted:
        found.add("providers")
    if ("receivers", receiver) not in counted:
        found.add("receivers")
    return found


def state(org: Plain, user: str, supplier: str) -> str | None:
    """The state of a handshake, or None when there is none."""
    links = org["links"]
    if "retired" in (links[user]["status"], links[supplier]["status"]):
        return None
    promised = org["made_by"] == supplier and user in org["made_to"]
    relies = supplier in links[user]["relies_on"] or (promised and links[user]["coached_by"] == supplier)
    gives = promised or user in links[supplier]["supports"]
    if not (relies or gives):
        return None
    if not (relies and gives):
        return "one-sided"
    return "interlocked" if promised and not lacking(org, user) else "agreed"
