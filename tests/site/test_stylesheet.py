"""The stylesheet is the parts in `theme/styles/`, each of them once."""

from interlock.site.stylesheet import stylesheet_of
from interlock.site.theme_folder import THEME


def test_every_part_is_joined_once() -> None:
    whole, parts = stylesheet_of(THEME), [part.read_text(encoding="utf-8") for part in (THEME / "styles").iterdir()]
    assert [whole.count(part) for part in parts] == [1] * len(parts)
    assert len(whole) == sum(map(len, parts))
