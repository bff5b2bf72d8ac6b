"""Chains, handshakes, impact and weakest links, found by following all names."""

from fractions import Fraction
from itertools import product
from typing import Any

Plain = dict[str, Any]


def lives(thing: Plain) -> bool:
    return bool(thing["status"] in ("published", "suspended"))


def supporters(org: Plain, promise: str) -> list[tuple[str, int | None, int | None]]:
    found = []
    for name, procedure in org["procedures"].items():
        draft = procedure["status"] == "draft" and org["promises"][promise]["status"] == "draft"
        if procedure["missing"] or not (lives(procedure) or draft):
            continue
        for supported, first, last in procedure["supports"]:
            if supported == promise:
                found.append((name, first, last))
    return found


def waits(steps: list[Plain]) -> set[tuple[int, int]]:
    """Pairs of an earlier step and one that waits for it."""
    pairs = set()
    for number, step in enumerate(steps):
        if step["after"] is None:
            if number > 0:
                pairs.add((number - 1, number))
        else:
            for earlier in step["after"]:
                pairs.add((earlier, number))
    return pairs


def ways(number: int, pairs: set[tuple[int, int]]) -> list[list[bool]]:
    """The transitive closure of `pairs` as a matrix (Warshall's algorithm)."""
    reach = [[(one, other) in pairs for other in range(number)] for one in range(number)]
    for middle in range(number):
        for one in range(number):
            for other in range(number):
                if reach[one][middle] and reach[middle][other]:
                    reach[one][other] = True
    return reach


def needed(steps: list[Plain], last: int | None) -> list[int]:
    if last is None:
        return list(range(len(steps)))
    reach = ways(len(steps), waits(steps))
    return [number for number in range(len(steps)) if number == last or reach[number][last]]


def shaken(org: Plain) -> dict[tuple[str, str], tuple[str, set[str] | None]]:
    """The state of each handshake, and the promises that need it; None for all."""
    arms: dict[tuple[str, str], tuple[list[list[str]], int]] = {}
    for one in org["links"]:
        for other in org["links"]:
            user_says = [matters for link, matters in org["links"][one]["relies_on"] if link == other]
            supplier_says = org["links"][other]["supports"].count(one)
            for promise in org["promises"].values():
                if promise["kind"] != "public" and lives(promise) and promise["made_by"] == other:
                    supplier_says += promise["made_to"].count(one)
            if one != other and lives(org["links"][one]) and lives(org["links"][other]) and (user_says or supplier_says):
                arms[one, other] = (user_says, supplier_says)
    found: dict[tuple[str, str], tuple[str, set[str] | None]] = {}
    for pair, (user_says, supplier_says) in arms.items():
        only: set[str] | None = {promise for matters in user_says for promise in matters}
        if not user_says or [] in user_says:
            only = None
        found[pair] = ("agreed" if user_says and supplier_says else "one-sided", only)
    return found


def rings(org: Plain, promise: str) -> dict[str, int]:
    """The rings of the links of a chain, by relaxing distances until none changes (Bellman-Ford)."""
    far = 10_000
    distance = dict.fromkeys(org["links"], far)
    distance[org["promises"][promise]["made_by"]] = 1
    for name, _, last in supporters(org, promise):
        steps = org["procedures"][name]["steps"]
        for number in needed(steps, last):
            distance[steps[number]["by"]] = 1
    for name, _, last in supporters(org, promise):
        steps = org["procedures"][name]["steps"]
        for number in needed(steps, last):
            secured = org["promises"].get(steps[number]["secured_by"])
            if secured and lives(secured):
                distance[secured["made_by"]] = min(distance[secured["made_by"]], 2)
            for thing in steps[number]["with"]:
                distance[thing] = min(distance[thing], 2)
    for name, link in org["links"].items():
        if not lives(link):
            distance[name] = far
    hands = shaken(org)
    for _ in org["links"]:
        for (user, supplier), (_, only) in hands.items():
            if distance[user] < far and (only is None or promise in only):
                distance[supplier] = min(distance[supplier], distance[user] + 1)
    return {name: ring for name, ring in distance.items() if ring < far}


def falls(org: Plain, gone: str) -> dict[str, int]:
    """The promises that fall without a link, with the ring of the link; a suspended one does not hold anyway."""
    return {
        name: ring
        for name, promise in org["promises"].items()
        if promise["status"] == "published" and (ring := rings(org, name).get(gone)) is not None
    }


def behind(org: Plain, promise: str) -> dict[str, int]:
    """The promises behind another, with their rings: those that secure a step, and those made to links of its chain."""
    found: dict[str, int] = {}
    distance = rings(org, promise)
    for (user, supplier), (_, only) in shaken(org).items():
        for name, made in org["promises"].items():
            is_needed = user in distance and (only is None or promise in only)
            if is_needed and lives(made) and made["kind"] != "public" and made["made_by"] == supplier and user in made["made_to"]:
                found[name] = min(found.get(name, 10_000), distance[user] + 1)
    for name, _, last in supporters(org, promise):
        steps = org["procedures"][name]["steps"]
        for number in needed(steps, last):
            id = steps[number]["secured_by"]
            if id is not None and lives(org["promises"][id]):
                found[id] = 2
    found.pop(promise, None)
    return found


def weakest(org: Plain, promise: str) -> tuple[set[str], Fraction] | None:
    """The promises behind another with the largest shortfall, and the shortfall relative to the target."""
    short: dict[str, Fraction] = {}
    for id in behind(org, promise):
        figures = [figure for figure in org["promises"][id]["results"] if figure is not None]
        target = org["promises"][id]["share"]
        is_made = org["promises"][id]["status"] == "published"
        if is_made and target is not None and figures and figures[-1] < target:
            short[id] = Fraction(target - figures[-1], target)
    if not short:
        return None
    furthest = max(short.values())
    return {id for id, part in short.items() if part == furthest}, furthest


def kept_together(org: Plain, promise: str, steps: list[Plain], covered: list[int]) -> Fraction | None:
    """The percentage of cases in which all promises that secure covered steps are kept, by enumerating all outcomes."""
    needed_promises = set()
    for number in covered:
        id, step = steps[number]["secured_by"], steps[number]
        is_waiting = step["waits_for"] in org["promises"][promise]["pauses"]
        if id is not None and id != promise and not step["only_if"] and not is_waiting:
            made = org["promises"][id]
            if lives(made) and made["share"] is not None and not made["behaviour"]:
                needed_promises.add(id)
    if not needed_promises:
        return None
    kept = Fraction(0)
    shares = [org["promises"][id]["share"] for id in sorted(needed_promises)]
    for turns in product((True, False), repeat=len(shares)):
        chance = Fraction(1)
        for is_kept, share in zip(turns, shares, strict=True):
            chance *= Fraction(share if is_kept else 100 - share, 100)
        kept += 100 * chance if all(turns) else 0
    return kept
