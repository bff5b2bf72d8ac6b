"""The stylesheet is the parts in `theme/styles/`, each of them once, without comments."""

from interlock.site.stylesheet import stylesheet_of, without_comments
from interlock.site.theme_folder import THEME


def test_every_part_is_joined_once() -> None:
    whole = stylesheet_of(THEME)
    parts = [without_comments(part.read_text(encoding="utf-8")) for part in (THEME / "styles").iterdir()]
    assert [whole.count(part) for part in parts] == [1] * len(parts)
    assert len(whole) == sum(map(len, parts))


def test_comments_and_indentation_are_left_out() -> None:
    assert without_comments("/* Two\n   lines */\n.a {\n  color: red;  /* why */\n}\n") == ".a {\ncolor: red;}\n"
