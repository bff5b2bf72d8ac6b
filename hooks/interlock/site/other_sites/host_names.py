"""The names of our classes in another site: with a prefix, so that neither its styles nor ours reach the other's elements.

Templates, stylesheet and scripts are written once, with plain names, for our own frame; this is the one step that renames them.
"""

from functools import lru_cache

from interlock.findings.lazy_patterns import lazy_pattern

PREFIX = "il-"
# The element around our content. It keeps its name: styles and scripts find our part of a page by it.
WRAPPER = "interlock"

_ATTRIBUTE = lazy_pattern(r'(?<=\sclass=")[^"]+')
_IN_SELECTOR = lazy_pattern(r"\.(?=[a-z])(?!interlock\b)")
# In scripts, classes stand in selectors, which are texts that begin with a dot, and where elements are made.
_IN_SCRIPT = lazy_pattern(r'(?<=")\.(?=[a-z])|(?<=className: ")|(?<=className = ")|(?<=class: ")')


def html_with_prefixes(html: str) -> str:
    """HTML in which every class has the prefix."""
    return _ATTRIBUTE.sub(lambda found: _prefixed(found[0]), html)


@lru_cache(maxsize=1_000)
def _prefixed(classes: str) -> str:
    return " ".join(name if name == WRAPPER else PREFIX + name for name in classes.split())


def selector_with_prefixes(selector: str) -> str:
    """A selector in which every class has the prefix."""
    return _IN_SELECTOR.sub(f".{PREFIX}", selector)


def script_with_prefixes(script: str) -> str:
    """A script in which every class has the prefix."""
    return _IN_SCRIPT.sub(lambda found: found[0] + PREFIX, script)
