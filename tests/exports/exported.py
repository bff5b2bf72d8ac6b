"""A small handbook to export, in which some files are for few readers."""

from pathlib import Path

from tests.conftest import write
from tests.tiny_files import FRONT

FILES = {
    "standards/organisation.yml": "name: Larkfield\n",
    "standards/links/front.yml": FRONT + "reviewers: [town/front-desk]\n",
    "standards/links/night.yml": FRONT + "part_of: front\n",
    "standards/links/lost.yml": FRONT,
    "glossary/customer.yml": "title: customer\ndefinition: Whoever turns to us.\nowner: night\nclassification: public\n",
    "glossary/secret.yml": "title: raid\ndefinition: A visit [[term/customer]].\nowner: lost\nclassification: restricted\n",
    "glossary/cost.yml": "title: cost\ndefinition: What it costs.\nowner: front\nhidden: [1.10, no, 0700]\nbroader: customer\n",
}


def handbook(folder: Path, files: dict[str, str] = FILES) -> Path:
    """Write a handbook's files, and return its folder."""
    for path, text in files.items():
        write(folder / path, text)
    return folder
