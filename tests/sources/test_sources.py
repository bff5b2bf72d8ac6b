"""Parsing of YAML into nodes with places, without typed scalars."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions.values.plain_letters import plain_letters
from interlock.findings import Place
from interlock.sources import Source, read_yaml

STEPS = """\
title: Issue a permit
steps:
  - id: check
    does: >-
      Check the address
      on the form, then [[link/front]] and [[link/front]] again.
  - {id: post, does: "Post it: today"}
"""


@pytest.mark.parametrize("text", ["0700", "9:30", "no", "1.10", "1e3", "0o17", "2026-03-31", "12_000", "true", "=", ".inf"])
def test_scalars_stay_strings(text: str) -> None:
    source, findings = read_yaml("a.yml", f"title: {text}\n")
    assert not findings
    assert source.root is not None and source.root.plain() == {"title": text}


def test_tags_are_refused() -> None:
    _, findings = read_yaml("a.yml", "title: ! important\n")
    assert [finding.message for finding in findings] == ["`!` at the start of a text is an order to YAML, and is not allowed"]


@pytest.mark.parametrize("value", ["", "~", "null", "''", '""', "'  '", "# a remark"])
def test_an_empty_value_is_left_out(value: str) -> None:
    source, _ = read_yaml("a.yml", f"title: {value}\nsummary: x\ntags: [{value.partition('#')[0]}]\n")
    assert source.root is not None and source.root.plain() == {"summary": "x", "tags": []}


def test_values_and_keys_know_their_places() -> None:
    source, _ = read_yaml("a.yml", STEPS)
    assert source.place_at(("steps", 1, "does")) == Place("a.yml", 7, 22)
    assert source.place_at(("steps", 1, "does")).quote == '  - {id: post, does: "Post it: today"}'
    assert source.place_at(("steps", 1, "does"), key=True) == Place("a.yml", 7, 16)
    assert source.first_key(("steps", 0)) == Place("a.yml", 3, 5)


def test_a_route_beyond_the_file_ends_inside_it() -> None:
    source, _ = read_yaml("a.yml", STEPS)
    assert source.place_at(("steps", 1, "does", "more")) == source.place_at(("steps", 1, "does"))
    assert source.place_at(("steps", 9)) == source.place_at(("steps",))


def test_words_are_found_in_block_scalars_by_occurrence() -> None:
    source, _ = read_yaml("a.yml", STEPS)
    route = ("steps", 0, "does")
    assert source.place_within(route, "address on") == Place("a.yml", 5, 17)
    assert source.place_within(route, "link/front") == Place("a.yml", 6, 27)
    assert source.place_within(route, "link/front", 1) == Place("a.yml", 6, 46)
    assert source.place_within(route, "not there") == source.place_at(route)


def test_targets_are_not_found_in_longer_ones() -> None:
    source, _ = read_yaml("a.yml", "say: link/front or [[link/front-desk]], [[ link/front ]], [[link/front|us]]\n")
    assert source.place_of_target(("say",), "link/front") == Place("a.yml", 1, 44)
    assert source.place_of_target(("say",), "link/front", 1) == Place("a.yml", 1, 61)


def test_columns_count_characters_not_bytes() -> None:
    source, _ = read_yaml("a.yml", "{a: 😀é, b: x}\n")
    assert source.place_at(("b",)) == Place("a.yml", 1, 12)


def test_all_line_endings_count() -> None:
    for end in ("\n", "\r\n", "\r"):
        source, _ = read_yaml("a.yml", f"a: x{end}b: y{end}")
        assert source.place_at(("b",)) == Place("a.yml", 2, 4)
        assert source.place_at(("b",)).quote == "b: y"


@given(st.text("ab\n", max_size=12), st.data())
def test_lines_are_counted_as_in_a_longer_text(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    long = text + "\n" + "x" * 20_000
    place, same = (Source("a.md", each).place(offset) for each in (text, long))
    assert (place.line, place.column, place.quote) == (same.line, same.column, same.quote)


def test_an_alias_has_the_place_of_its_use() -> None:
    source, findings = read_yaml("a.yml", "a: &x [one, two]\nb: *x\n")
    assert not findings
    assert source.root is not None and source.root.plain() == {"a": ["one", "two"], "b": ["one", "two"]}
    assert source.place_at(("b",)) == Place("a.yml", 2, 4)


def test_several_faults_of_a_file_are_all_reported() -> None:
    _, findings = read_yaml("a.yml", "a: x\na: y\nb: {c: 1, c: 2}\n")
    assert [(finding.rule, finding.place.line) for finding in findings] == [("duplicate-key", 2), ("duplicate-key", 3)]


PLAIN_TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(
    lambda text: bool(text.strip()) and plain_letters(text) == text
)
TREES = st.recursive(
    PLAIN_TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(PLAIN_TEXTS.filter(lambda key: key != "<<"), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def _written(value: object) -> str:
    """A value as YAML with every text quoted."""
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_written(key)} : {_written(inner)}" for key, inner in value.items()) + "}"
    return "'" + str(value).replace("'", "''") + "'"


@given(TREES)
def test_written_yaml_is_read_back(tree: object) -> None:
    source, findings = read_yaml("a.yml", _written(tree))
    if not findings:  # findings are about limits, such as keys of more than 1024 characters
        assert source.root is not None
        assert _folded(source.root.plain()) == _folded(tree)


def _folded(value: object) -> object:
    """A value in which line breaks of YAML, such as U+2028, are folded to spaces, as in quoted scalars."""
    if isinstance(value, list):
        return [_folded(item) for item in value]
    if isinstance(value, dict):
        return {_folded(key): _folded(inner) for key, inner in value.items()}
    return "".join(str(value).split())


@given(st.text())
def test_any_text_gives_nodes_or_findings_inside_it(text: str) -> None:
    source, findings = read_yaml("a.yml", text)
    for finding in findings:
        assert 1 <= finding.place.line <= text.count("\n") + text.count("\r") + 1
        assert finding.message
    if source.root is not None:
        source.root.plain()


# Files with the text `It's a client, a "client" and a\tclient`, in which its words also occur elsewhere or as escapes.
WRITTEN = {
    "plain": 'a: &client It\'s a client, a "client" and\n  a\tclient # client\n',
    "single": "a: 'It''s a client, a \"client\"\n  and a\tclient' # client\n",
    "double": 'a: &client # client\n  "It\'s a client, a \\"client\\" and a\\t\\x63lien\\\n  t" # client\n',
    "literal": 'a: |- # client\n  It\'s a client, a "client" and a\tclient\n# client\n',
    "folded": 'a: &client >- # client\r\n  It\'s a client, a "client"\r\n  and a\tclient\r\n',
    "tagged": 'a: !!str &client It\'s a client, a "client" and a\tclient\n',
}


@pytest.mark.parametrize("way", WRITTEN)
def test_file_ranges_in_every_style_of_scalar(way: str) -> None:
    source, findings = read_yaml("a.yml", WRITTEN[way])
    assert not findings and source.root is not None
    text = source.root.entries[0][1].text if source.root.entries else None
    assert text == 'It\'s a client, a "client" and a\tclient'
    begins = [text.index("client"), text.index("client", 12), text.rindex("client")]
    found = [each for begin in begins if (each := source.file_range(("a",), begin, begin + 6))]
    written = [WRITTEN[way][slice(*each)] for each in found]
    assert written == ["client", "client", "\\x63lien\\\n  t" if way == "double" else "client"]
    assert found == sorted(found), "in the order of the text, and never the anchor, a comment or a word before"
    assert source.place_of_range(("a",), begins[0], begins[0] + 6) == source.place(*found[0])


def test_an_alias_has_no_file_range() -> None:
    source, _ = read_yaml("a.yml", "a: &x ab\nb: *x\n")
    assert source.file_range(("a",), 0, 2) == (6, 8)
    assert source.file_range(("b",), 0, 2) is None
    assert source.place_of_range(("b",), 0, 2) == Place("a.yml", 2, 4)


@given(st.text("ab'\"\\ \t\n#:é😀\x85\u2028", min_size=1), st.sampled_from("'\"|>"), st.data())
def test_changing_a_file_range_changes_the_same_letter(text: str, style: str, data: st.DataObject) -> None:
    written = f"a: {yaml.safe_dump(text, default_style=style, allow_unicode=True, width=20)}b: c\n"
    source, findings = read_yaml("a.yml", written)
    node = source.at(("a",))
    if findings or node is None or node.text is None:
        return
    place = data.draw(st.sampled_from([place for place, letter in enumerate(node.text) if not letter.isspace()]))
    start, end = source.file_range(("a",), place, place + 1) or (0, 0)
    changed, _ = read_yaml("a.yml", f"{written[:start]}X{written[end:]}")
    assert changed.root is not None
    assert changed.root.plain() == {"a": f"{node.text[:place]}X{node.text[place + 1 :]}", "b": "c"}
