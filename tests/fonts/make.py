"""Makes the typefaces of the site and of the tests from the packages that `package-lock.json` pins. `make fonts` runs it.

Takes out of each font what no page uses: weights beyond regular and bold, hints, names. The same packages give the same bytes.
Prints the @font-face rules for `theme/styles/tokens.css` that give fonts of readers' devices the measures of ours.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
SITE = HERE.parent.parent / "theme/assets/fonts"

REGULAR, BOLD = 400, 700
# No ligatures: letters that stand apart are easier to tell.
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk", "tnum"]
# Copyright, family, style, unique name, full name, version, PostScript name, licence and its address.
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
# What Larkfield's pages are set in: Latin, punctuation, arrows, and shapes in sparklines.
TESTED = [*range(0x20, 0x180), *range(0x2000, 0x2070), 0x20AC, 0x2122, *range(0x2190, 0x219A), 0x2212, *range(0x25A0, 0x2600)]

# How often a letter stands in a thousand of English text.
_OFTEN = (175, 100, 74, 64, 62, 56, 56, 53, 49, 44, 33, 33, 23, 23, 20, 18, 16, 16, 16, 15, 12, 11, 9, 8, 6, 2, 1)
COMMON = dict(zip(" etaoinsrhlducmfpgwyb.,vkxj", _OFTEN, strict=True))


@dataclass(frozen=True)
class Ours:
    """A typeface of the site: its name, its package, and the two files that its characters are in."""

    name: str
    package: str

    @property
    def stem(self) -> str:
        return self.package.partition("/")[2]

    def source(self, part: str) -> Path:
        return PACKAGES / self.package / f"files/{self.stem}-{part}-wght-normal.woff2"

    def write(self) -> None:
        """Write the letters of western Europe, and in a file of their own all others of the Latin alphabet."""
        for part, name in (("latin", self.stem), ("latin-ext", f"{self.stem}-extended")):
            font = opened(self.source(part))
            font = instantiateVariableFont(reduced(font, list(font.getBestCmap())), {"wght": (REGULAR, BOLD)})
            rename(font, self.name, "Regular")
            font.flavor = "woff2"
            font.save(SITE / f"{name}.woff2")
        copyfile(PACKAGES / self.package / "LICENSE", SITE / f"{self.stem}-licence.txt")

    def at(self, weight: int) -> TTFont:
        return instantiateVariableFont(opened(self.source("latin")), {"wght": weight})


@dataclass(frozen=True)
class Theirs:
    """A font of readers' devices: what names it goes by, and files of the same measures, regular and bold."""

    name: str
    local: tuple[str, ...]
    files: tuple[str, str]

    def font(self, weight: int) -> TTFont:
        return opened(PACKAGES / self.files[weight == BOLD])

    def names(self, weight: int) -> list[str]:
        return [f"{name.removesuffix(' Regular')} Bold" if weight == BOLD else name for name in self.local]


def fontsource(name: str) -> tuple[str, str]:
    """The regular and the bold file of a package."""
    regular, bold = (f"@fontsource/{name}/files/{name}-latin-{weight}-normal.woff2" for weight in (REGULAR, BOLD))
    return regular, bold


def dejavu(name: str) -> tuple[str, str]:
    """The regular and the bold file of a DejaVu family."""
    return f"dejavu-fonts-ttf/ttf/{name}.ttf", f"dejavu-fonts-ttf/ttf/{name}-Bold.ttf"


STAND_INS = {
    Ours("Public Sans", "@fontsource-variable/public-sans"): (
        Theirs("Arial", ("Arial", "Liberation Sans", "Arimo Regular"), fontsource("arimo")),
        Theirs("Roboto", ("Roboto", "Roboto Regular"), fontsource("roboto")),
        Theirs("DejaVu Sans", ("DejaVu Sans", "Verdana"), dejavu("DejaVuSans")),
    ),
    Ours("Literata", "@fontsource-variable/literata"): (
        Theirs("Georgia", ("Georgia", "Gelasio Regular"), fontsource("gelasio")),
        Theirs("Times", ("Times New Roman", "Liberation Serif", "Tinos Regular"), fontsource("tinos")),
        Theirs("Noto Serif", ("Noto Serif", "Noto Serif Regular"), fontsource("noto-serif")),
        Theirs("DejaVu Serif", ("DejaVu Serif",), dejavu("DejaVuSerif")),
    ),
}

# By folder, what tests install instead of the machine's fonts: files, and a name of their own where readers' names must not find them.
TESTS = {
    "usual": [*((file, "") for name in ("arimo", "tinos") for file in fontsource(name)), (dejavu("DejaVuSansMono")[0], "")],
    "wide": [*((file, "Wide") for file in dejavu("DejaVuSans")), (dejavu("DejaVuSansMono")[0], "")],
    "narrow": [(file, "Narrow") for file in fontsource("archivo-narrow")],
}


def opened(path: Path) -> TTFont:
    """A font whose date stays what it is, so that the same packages give the same bytes."""
    return TTFont(path, recalcTimestamp=False)


def reduced(font: TTFont, characters: list[int]) -> TTFont:
    """The font with these characters alone, and nothing but what the pages use."""
    options = Options(hinting=False, layout_features=FEATURES, name_IDs=NAMES, notdef_outline=True, drop_tables=["DSIG", "FFTM"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = None
    kept = io.BytesIO()
    font.save(kept)
    return TTFont(kept, recalcTimestamp=False)


def write_for_tests(folder: str) -> None:
    """Write the fonts of a folder of the tests, and the licences beside them."""
    (HERE / folder).mkdir(exist_ok=True)
    for file, name in TESTS[folder]:
        font = reduced(opened(PACKAGES / file), TESTED)
        if name:
            rename(font, name, font["name"].getBestSubFamilyName())
        stem = Path(file).name.partition(".")[0].replace("-latin", "").replace("-normal", "")
        font.save(HERE / folder / f"{stem}.ttf")
        package = PACKAGES / "/".join(file.split("/")[: 2 if file.startswith("@") else 1])
        copyfile(package / "LICENSE", HERE / folder / f"{package.name}-licence.txt")


def rename(font: TTFont, family: str, style: str) -> None:
    """Say by what names a device knows a font."""
    full = f"{family} {style}"
    for number, text in {1: family, 2: style, 3: full, 4: full, 6: full.replace(" ", "")}.items():
        font["name"].removeNames(number)
        font["name"].setName(text, number, 3, 1, 0x409)


def width(font: TTFont) -> float:
    """How wide a common letter is, in parts of the size of the letters."""
    widths, glyphs = font["hmtx"], font.getBestCmap()
    total = sum(widths[glyphs[ord(letter)]][0] * often for letter, often in COMMON.items())
    return float(total / sum(COMMON.values()) / font["head"].unitsPerEm)


def stand_ins() -> Iterator[str]:
    """An @font-face rule for each font of readers' devices and weight: as wide and as high as ours."""
    for ours, others in STAND_INS.items():
        for theirs in others:
            for weight in (REGULAR, BOLD):
                mine = ours.at(weight)
                size = width(mine) / width(theirs.font(weight))
                heights = {"ascent": mine["hhea"].ascent, "descent": -mine["hhea"].descent, "line-gap": mine["hhea"].lineGap}
                shares = [f"{name}-override: {height / mine['head'].unitsPerEm / size:.1%}" for name, height in heights.items()]
                local = ", ".join(f'local("{name}")' for name in theirs.names(weight))
                measures = "; ".join((f"size-adjust: {size:.1%}", *shares))
                yield f'@font-face {{ font-family: "{ours.name}: {theirs.name}"; font-weight: {weight}; src: {local}; {measures}; }}'


if __name__ == "__main__":
    SITE.mkdir(exist_ok=True)
    for typeface in STAND_INS:
        typeface.write()
    for folder in TESTS:
        write_for_tests(folder)
    print("\n".join(stand_ins()))
