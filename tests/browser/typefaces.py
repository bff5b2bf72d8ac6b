"""Fonts for browser tests: our typeface, or a single fallback font. The machine's own fonts are not used."""

from pathlib import Path

import pytest

from tests.conftest import by_night

FONTS = Path(__file__).parent.parent / "fonts"
OURS, WIDE, NARROW = "ours", "wide", "narrow"
# Installed fonts: a folder, and the families in it for sans-serif and serif.
INSTALLED = {OURS: ("usual", "Arimo", "Tinos"), WIDE: ("wide", "Wide", "Wide"), NARROW: ("narrow", "Narrow", "Narrow")}

# For tests that depend on the size of letters: phones, double size, print, focus rings, tooltips. Wide letters need the most
# room, so narrow ones wait for the night there; what they can break, sizes of controls, is tried by day on a few pages.
each_typeface = pytest.mark.parametrize("typeface", [OURS, WIDE, by_night(NARROW)], indirect=True)


def font_configuration(typeface: str, folder: Path) -> Path:
    """Write a fontconfig file, in an empty folder, that allows only the fonts for a typeface."""
    installed, sans, serif = INSTALLED[typeface]
    generic = "".join(
        f"<alias binding='same'><family>{name}</family><prefer><family>{family}</family></prefer></alias>"
        for name, family in (("sans-serif", sans), ("system-ui", sans), ("serif", serif))
    )
    file = folder / "fonts.conf"
    file.write_text(
        f"<fontconfig><dir>{FONTS / installed}</dir><cachedir>{folder}</cachedir>{generic}</fontconfig>", encoding="utf-8"
    )
    return file
