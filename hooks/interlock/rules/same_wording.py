"""Two promises of one service with the same wording.

Customers hear one promise; we keep two files for it, and one of them will be forgotten when the other changes. A promise
without a service belongs to every service.

Bad:

```yaml standards/promises/permit-by-post.yml
title: Permits by post
summary: The permit comes in the post.
wording: You have your permit within 5 working days!
kind: public
made_by: front
made_to: [residents]
service: parking
if_we_fail: {say: We are sorry that you had to wait.}
```

Good:

```yaml standards/promises/permit-by-post.yml
title: Permits by post
summary: The permit comes in the post.
wording: We post your permit in a plain envelope.
kind: public
made_by: front
made_to: [residents]
service: parking
if_we_fail: {say: We are sorry that you had to wait.}
```
"""

from collections import defaultdict
from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.wording import normalised_words

GROUP = "promise"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Promises."""
    return sum(is_made(promise) for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Promises with the wording of an earlier one (by id); the place is the wording of the later one."""
    earlier: dict[str, list[Promise]] = defaultdict(list)
    for promise in facts.catalog.of(Promise):
        if not is_made(promise):
            continue
        words = normalised_words(promise.wording)
        same = next((other for other in earlier[words] if _share_a_service(facts, promise, other)), None)
        earlier[words].append(promise)
        if same is not None:
            place = facts.catalog.place(key_of(promise), ("wording",))
            message = f"`{promise.id}` is worded like `{same.id}`"
            yield Finding("same-wording", place, message, _remedy(promise, same))


def _remedy(promise: Promise, same: Promise) -> str:
    if set(promise.contact_points) != set(same.contact_points):
        return (
            "Let each wording say where it holds, such as `By post: …`; or keep one file that names the contact points of both."
        )
    if set(promise.made_to) != set(same.made_to):
        return "Let each wording say for whom it holds; or keep one file that names the customers of both."
    return "Delete one of the two files, or let each wording say what only it promises."


def _share_a_service(facts: Facts, one: Promise, other: Promise) -> bool:
    if one.service is None or other.service is None:
        return True
    return facts.catalog.get("service", one.service) is facts.catalog.get("service", other.service)
