"""What pages are set in: our typeface, or the only font of a reader who is kept from ours. The machine's fonts play no part."""

from pathlib import Path

import pytest

FONTS = Path(__file__).parent.parent / "fonts"
OURS, WIDE, NARROW = "ours", "wide", "narrow"
# What is installed: a folder of fonts, and which family in it stands for any sans-serif and which for any serif.
INSTALLED = {OURS: ("usual", "Arimo", "Tinos"), WIDE: ("wide", "Wide", "Wide"), NARROW: ("narrow", "Narrow", "Narrow")}

# For what hangs on the width and the height of letters: a phone, letters of twice the size, paper, a ring, a tooltip.
each_typeface = pytest.mark.parametrize("typeface", INSTALLED, indirect=True)
without_ours = pytest.mark.parametrize("typeface", [WIDE, NARROW], indirect=True)


def font_configuration(typeface: str, folder: Path) -> Path:
    """A file, in an empty folder, that tells fontconfig which fonts there are."""
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
