"""What may be wrong with the options of the plugin, which MkDocs hands on as plain values: each fault with what to type."""

from interlock.findings.lazy_patterns import lazy_pattern

# The name of our plugin in a configuration, and what it takes.
PLUGIN = "interlock"
PLUGIN_OPTIONS = ("handbook", "path", "audience", "nav", "search")
# What is wrong with a second handbook in a site, and what to do in its place.
NAMED_AGAIN = (
    "`plugins:` names `interlock` more than once, and it puts one handbook into a site",
    "Take the others out. Their pages can stand among the site's own: "
    "`interlock export pages --handbook DIR --theme NAME --out docs/…` before each build.",
)
_PATH = lazy_pattern(r"(?:[\w~-][\w.~-]*/)*")


def folder_in_site(value: str) -> str:
    """A folder of the site as it is used: with a slash at its end, and empty for its root."""
    path = value.strip().strip("/")
    return f"{path}/" if path else ""


def fault_of_option(name: str, value: object) -> tuple[str, str] | None:
    """Why an option cannot be used, and what to write."""
    match name:
        case "handbook" if not isinstance(value, str | None):
            return "This is no folder", "Write the path from this file to it, such as `handbook: handbook`."
        case "path" if not (isinstance(value, str) and _PATH.fullmatch(folder_in_site(value))):
            return "This is no folder of a site", "Write `path: handbook/`, or `path: /` for the whole site."
        case "nav" if not _is_entry(value):
            return "This is no entry", "Write `nav: Handbook`, `nav: {title: Handbook, place: 2}` or `nav: false`."
        case "nav" if isinstance(value, dict) and not _is_place(place := value.get("place", "last")):
            return f"`place: {place}` is no place", "Write a number from 1, `first` or `last`."
    return None


def _is_entry(value: object) -> bool:
    if isinstance(value, dict):
        return value.keys() <= {"title", "place"}
    return isinstance(value, bool) or (isinstance(value, str) and bool(value.strip()))


def _is_place(place: object) -> bool:
    return place in ("first", "last") or (isinstance(place, int) and place >= 1)
