"""A small handbook in which claims are made."""

from pathlib import Path

from interlock.catalog import catalog_of
from interlock.questions.claims import Claims
from interlock.questions.facts import Facts
from interlock.sources.handbook_reader import read_handbook
from tests.conftest import TODAY, write

LINK = "title: {title}\nsummary: A team.\nkind: support\n"
PROMISE = """title: {title}
summary: What we promise.
wording: You have it within 5 working days.
kind: public
made_by: {made_by}
made_to: [{made_to}]
target: {{share: at least 95%}}
{more}
"""
FILES = {
    "standards/links/front.yml": LINK.format(title="Front"),
    "standards/links/back.yml": LINK.format(title="Back"),
    "standards/customers/residents.yml": "title: Residents\nsummary: All.\n",
    "standards/customers/traders.yml": "title: Traders\nsummary: Some.\n",
}


def claims(folder: Path, files: dict[str, str]) -> Claims:
    """The claims in a small handbook with these files."""
    for path, text in (FILES | files).items():
        write(folder / path, text)
    return Facts(catalog_of(read_handbook(folder)), TODAY).claims
