"""Which findings name something that the readers of a site may not see: findings are made for editors, who see everything."""

import re
from collections.abc import Callable

from interlock.findings import Finding
from interlock.questions.facts import Facts

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def naming_hidden(facts: Facts) -> Callable[[Finding], bool]:
    """A test whether a finding names a definition that is hidden in these facts, by its id or its title."""
    whole = facts.whole or facts.catalog
    hidden = [whole.definitions[key] for key in whole.definitions.keys() - facts.catalog.definitions.keys()]
    ids, titles = {definition.id for definition in hidden}, [definition.title.lower() for definition in hidden]

    def names(finding: Finding) -> bool:
        text = f"{finding.message} {finding.remedy}".lower()
        return not ids.isdisjoint(_WORD.findall(text)) or any(title in text for title in titles)

    return names
