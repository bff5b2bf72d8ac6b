"""The single texts within a value that has another shape."""

from interlock.definitions import is_kind
from interlock.sources.yaml.nodes import Node

# The names under which people write an id as a mapping: `made_by: {link: front}`.
NAMES_OF_IDS = (["link"], ["id"], ["name"], ["team"], ["ref"])


def texts_among(node: Node | None, *, needs_kind: bool) -> list[str]:
    """The texts of a list and of the lists in it, as in `[[front]]`; a reference without its kind, unless it needs one."""
    if node is None:
        return []
    if node.entries is not None:
        is_id = [key.text for key, _ in node.entries] in NAMES_OF_IDS or (
            len(node.entries) == 1 and not needs_kind and is_kind((node.entries[0][0].text or "").replace("_", "-"))
        )
        if needs_kind and len(node.entries) == 1 and is_kind(node.entries[0][0].text or "") and node.entries[0][1].text:
            return [f"{node.entries[0][0].text}/{node.entries[0][1].text}"]
        ids = [(key, value) for key, value in node.entries if is_id or key.text == "id"]  # of several fields, the id alone
        return [text for _, value in ids for text in texts_among(value, needs_kind=needs_kind)]
    if node.text is not None:
        if needs_kind:
            return [node.text]
        kind, slash, id = node.text.partition("/")
        return [id if slash and is_kind(kind) else node.text]
    return [text for item in node.items or () for text in texts_among(item, needs_kind=needs_kind)]
