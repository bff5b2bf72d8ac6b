"""The definitions of terms as scripts, which pages load when somebody points at a word: they are 3 % of a large site."""

from interlock.pages.page_context import PageContext
from interlock.pages.page_links import path_of
from interlock.pages.site_files.script_values import script_value

# The definitions are spread over this many files, so that each stays small. `definitions.mjs` has the same number.
_PARTS = 16


def definition_files(context: PageContext) -> dict[str, str]:
    """The tooltip of each term by the last folder of its address, as scripts."""
    parts: dict[int, dict[str, str]] = {}
    for key, words in context.tooltips.items():
        name = path_of(key).split("/")[-2]
        parts.setdefault(part_of(name), {})[name] = words
    return {f"assets/definitions-{number}.js": _script(part) for number, part in parts.items()}


def part_of(name: str) -> int:
    """The number of the file that defines the term whose page is in a folder."""
    return sum(map(ord, name)) % _PARTS


def _script(definitions: dict[str, str]) -> str:
    return f"Object.assign(window.handbookDefinitions??={{}},{script_value(definitions)});\n"
