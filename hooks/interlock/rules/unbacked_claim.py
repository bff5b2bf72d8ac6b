"""A claim to be better than others, with nothing to show for it.

“World class” is a comparison. Readers believe it when somebody says what it means and what others reach, and laugh when nobody
does. A claim needs two things: a definition, which is a term with these words for a label or a promise with them in its title or
other names; and a benchmark that can be compared, has a day and a source, has not expired, and is met by our last result. It
counts on the claim's own subject: the promise itself, the promises of the service, of the team, of the contact point, those that
the procedure keeps, that are kept with the system, that are made to these customers, that a hand-written page names, or whose
results a note is about; everything else speaks for the organisation, which must meet every such benchmark.

Read in every text, also in `site_name`, `site_description` and `copyright` of `mkdocs.yml`, are these phrases, hyphened or not:
world class, world leading, best in class, market, sector, industry and country leading, top class, first-class service,
excellent, outstanding service, a leading council, the best in the country, the best council, the fastest team, second to none,
unrivalled, gold standard, a world leader, award-winning, we lead the sector, ahead of other councils, faster than any other
council, excellence is our habit, to deliver excellence and their like; `claims` in `organisation.yml` adds others. What customers
say, what is quoted or denied, what frameworks ask, what lessons praise and the names of partners,
suppliers and systems are no claims of ours.

Bad:

```yaml standards/services/parking.yml
title: Parking permits
summary: World-class permits for people who live where parking is short.
owner: front
customers: [residents]
```

Good:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits in half the time that our neighbours need.
owner: front
customers: [residents]
```
"""

from collections.abc import Iterator

from interlock.findings import Finding, Place
from interlock.questions.claims import Claim, Claims
from interlock.questions.comparisons import Compared
from interlock.questions.facts import Facts

GROUP = "promise"
SEVERITY = "warning"
IS_OF_TEXTS = True


def subjects(facts: Facts) -> int:
    """Texts in which we speak."""
    return len(facts.claims.texts)


def check(facts: Facts) -> Iterator[Finding]:
    """Claims that nothing defines, or that no comparison backs."""
    for claim in facts.claims.found():
        is_defined, is_backed = facts.claims.is_defined(claim), facts.claims.is_backed(claim)
        if not is_defined or not is_backed:
            lacks, remedy = ("", "") if is_backed else _why_not(facts.claims, claim)
            yield _finding(facts, claim, [] if is_defined else ["that nothing defines"], [lacks] if lacks else [], remedy)


def _finding(facts: Facts, claim: Claim, undefined: list[str], unbacked: list[str], remedy: str) -> Finding:
    message = f"`{claim.words}` is a claim {' and '.join([*undefined, *unbacked])}"
    define = f"Say what it means: `interlock new term …` with `title: {claim.label}`, or a promise with these words in its title."
    keep = " ".join([*([define] if undefined else []), *([remedy] if unbacked else [])])
    remedy = f"Say what you do instead; or {keep[0].lower()}{keep[1:]}"
    return Finding("unbacked-claim", _place(facts, claim), message, remedy)


def _place(facts: Facts, claim: Claim) -> Place:
    text, start, end = claim.text.text, claim.start, claim.end
    return claim.place_of(text[start:end]) if claim.place_of else facts.language.place_in(claim.text, start, end)


def _why_not(claims: Claims, claim: Claim) -> tuple[str, str]:
    """What a claim lacks that no comparison backs, and what to do."""
    compared = claims.compared(claim)
    counting = [each for each in compared if each.counts]
    lost = next((each for each in counting if each.standing == "worse"), None)
    if lost:
        whose = f"`{lost.promise.id}`, {lost.benchmark.organisation}: {lost.in_figures}"
        return f"that others are ahead of ({whose})", "Do better first."
    if unknown := next((each for each in counting if not each.is_met), None):
        return "that no result of ours backs", f"Measure `{unknown.promise.id}` as they do: {unknown.in_figures}."
    if counting:
        return _without_proof(counting[0])
    comparable = [each for each in compared if each.benchmark.comparable]
    if suspended := next((each.promise for each in comparable if not each.is_expired), None):
        return f"that no benchmark backs while `{suspended.id}` is suspended", "Make that promise again first."
    if comparable:
        return "that no benchmark backs any more", "Bring a benchmark that backed it up to date: all have expired."
    example = "`benchmarks: [{organisation: …, value: …, on: …, source: …, comparable: yes}]`"
    return "that no benchmark backs", f"Add what others reach to the promise that shows it: {example}."


def _without_proof(met: Compared) -> tuple[str, str]:
    """What a figure lacks that we reach: nobody can tell how old it is, or look it up."""
    fields = (("day", met.is_dated, "on: …"), ("source", bool(met.benchmark.source), "source: …"))
    lacking = [(name, field) for name, is_there, field in fields if not is_there]
    names, typed = " and no ".join(name for name, _ in lacking), " and ".join(f"`{field}`" for _, field in lacking)
    whose = f"`{met.promise.id}`, {met.benchmark.organisation}"
    return (
        f"that only a figure with no {names} backs ({whose})",
        f"Write beside it when it was true and where it stands: {typed}.",
    )
