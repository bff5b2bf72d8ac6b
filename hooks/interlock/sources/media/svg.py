"""Sanitises SVG pictures by an allowlist of elements and attributes, because an SVG can do all that a page can.

Scripts and anything that loads from elsewhere are errors, and the picture is not published. What no browser shows, such as
metadata of a drawing program, is dropped silently; a warning names everything else that is dropped.
"""

import re
from contextlib import suppress
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from interlock.findings import Finding, Place, Severity
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.disk.files import LARGEST_PICTURE, megabytes
from interlock.sources.source import Source

_MOST_FINDINGS = 20  # the most errors that are reported for a picture, and the most warnings

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"
_XML = {"http://www.w3.org/XML/1998/namespace lang": "xml:lang", "http://www.w3.org/XML/1998/namespace space": "xml:space"}

_ELEMENT_NAMES = """
a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g line linearGradient marker mask
path pattern polygon polyline radialGradient rect stop style svg switch symbol text textPath title tspan use
"""
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
# Elements that run scripts or embed other documents: errors in any namespace, also inside dropped elements.
_ACTIVE_ELEMENTS = frozenset(("script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "image", "feimage"))

_PLAIN_ATTRIBUTE_NAMES = "class d id lang points role systemLanguage version viewBox"
_STYLING_ATTRIBUTE_NAMES = """
alignment-baseline amplitude azimuth baseFrequency baseline-shift bias clip clip-path clip-rule clipPathUnits color
color-interpolation color-interpolation-filters color-rendering cx cy diffuseConstant direction display divisor dominant-baseline
dx dy edgeMode elevation exponent fill fill-opacity fill-rule filter filterUnits flood-color flood-opacity font font-family
font-size font-size-adjust font-stretch font-style font-variant font-weight fr fx fy glyph-orientation-horizontal
glyph-orientation-vertical gradientTransform gradientUnits height image-rendering in in2 intercept isolation k1 k2 k3 k4
kernelMatrix kernelUnitLength kerning lengthAdjust letter-spacing lighting-color limitingConeAngle line-height marker marker-end
marker-mid marker-start markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits media method mix-blend-mode
mode numOctaves offset opacity operator order orient overflow paint-order path pathLength patternContentUnits patternTransform
patternUnits pointer-events pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY
result rotate rx ry scale seed shape-rendering side slope spacing specularConstant specularExponent spreadMethod startOffset
stdDeviation stitchTiles stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
stroke-miterlimit stroke-opacity stroke-width style surfaceScale tableValues targetX targetY text-anchor text-decoration
text-rendering textLength transform transform-origin type unicode-bidi values vector-effect visibility white-space width
word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z
"""
_PLAIN_ATTRIBUTES = frozenset(_PLAIN_ATTRIBUTE_NAMES.split())
# Attributes whose values are parsed as CSS, or may be.
_STYLING_ATTRIBUTES = frozenset(_STYLING_ATTRIBUTE_NAMES.split())
# Attributes of old drawing programs that browsers ignore.
_IGNORED_ATTRIBUTES = lazy_pattern(
    r"data-|enable-background$|content(?:Script|Style)Type$|baseProfile$|zoomAndPan$|require[sd]|target$|rel$"
)

_FUNCTION_NAMES = """
rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix matrix matrix3d translate translatex translatey translatez translate3d
scale scalex scaley scalez scale3d rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective calc min max clamp var not
is where nth-child nth-last-child nth-of-type nth-last-of-type blur brightness contrast drop-shadow grayscale hue-rotate invert
opacity saturate sepia circle ellipse inset polygon path cubic-bezier steps and or
"""
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
_LOCAL_URL = lazy_pattern(r"url\(\s*(['\"]?)#[^'\"()\\]*\1\s*\)", re.I)
_CALL = lazy_pattern(r"(?<![\w-])([\w-]++)\s*+\(")
_MEDIA_RULE = lazy_pattern(r"@media\b", re.I)

_SAVE_AS_PLAIN_SVG = "Save it as a plain SVG, or as PNG."
_DRAW_WITHIN = "Draw it within the picture, or save it as PNG."
_DELETE_UNUSED = "Delete it in the file if nobody misses it, or save what is to be seen as PNG."


def sanitised_svg(path: str, data: bytes) -> tuple[str | None, list[Finding]]:
    """The sanitised picture, or None when it must not be published, and findings about errors and dropped parts."""
    if len(data) > LARGEST_PICTURE:
        size = f"This picture holds {megabytes(len(data))}; {LARGEST_PICTURE // 1_000_000} MB is the most that is looked through"
        return None, [Finding("unsafe-markup", Place(path), size, "Save it as PNG, or draw it more simply.")]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = ""
    if not text or _is_declared_otherwise(text):
        return None, [Finding("bad-encoding", Place(path), "This picture is not saved as UTF-8", "Save it as UTF-8, or as PNG.")]
    sanitiser = _Sanitiser(path, text)
    sanitiser.read()
    findings = sanitiser.findings()
    return None if any(finding.severity == "error" for finding in findings) else sanitiser.text(), findings


_DECLARED = lazy_pattern(r"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")


def _is_declared_otherwise(text: str) -> bool:
    """Whether the XML declaration names another encoding, in which a browser would read other characters than we do."""
    declared = _DECLARED.match(text)
    return declared is not None and declared[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii")


class _StopParsing(Exception):
    """Stops parsing: the rest depends on something that is refused."""


class _Sanitiser:
    """Parses a picture once and collects what is allowed."""

    def __init__(self, path: str, text: str) -> None:
        self._source, self._data = Source(path, text), text.encode("utf-8")
        self._pieces: list[str] = []
        self._open: list[str] = []  # the kept elements around the current position
        self._skipped = 0  # the depth inside a dropped element
        self._style: list[str] | None = None
        self._found: dict[tuple[str, str, Severity], tuple[Place, int]] = {}
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.buffer_text = True
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.SkippedEntityHandler = lambda name, is_parameter: self._fault(
            f"`&{name};` stands for nothing here", _SAVE_AS_PLAIN_SVG
        )

    def read(self) -> None:
        """Parse the picture, as far as possible."""
        try:
            with suppress(_StopParsing):
                self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            place = self._source.place(self._offset(self._parser.ErrorByteIndex))
            self._found["This picture cannot be read: " + reason, _SAVE_AS_PLAIN_SVG, "error"] = place, 1

    def text(self) -> str:
        """The sanitised picture."""
        return "".join(self._pieces) + "\n"

    def findings(self) -> list[Finding]:
        """The findings, each once, with the number of times in its message."""
        return [
            Finding("unsafe-markup", place, message + (f" ({times} times)" if times > 1 else ""), remedy, severity)
            for (message, remedy, severity), (place, times) in self._found.items()
        ]

    def _fault(self, message: str, remedy: str, severity: Severity = "error") -> None:
        key = message, remedy, severity
        if key in self._found:
            place, times = self._found[key]
            self._found[key] = place, times + 1
        elif sum(known[2] == severity for known in self._found) < _MOST_FINDINGS:
            start = self._offset(self._parser.CurrentByteIndex)
            tag = re.compile(r"<[^\s/>]*").match(self._source.text, start)
            self._found[key] = self._source.place(start, tag.end() if tag else None), 1

    def _offset(self, bytes_before: int) -> int:
        return len(self._data[: max(bytes_before, 0)].decode("utf-8", "ignore"))

    def _warn_dropped(self, what: str) -> None:
        self._fault(f"{what} is left out of this picture on the site", _DELETE_UNUSED, "warning")

    def _start(self, name: str, attributes: list[str]) -> None:
        namespace, _, local = name.rpartition(" ")
        written = dict(zip(attributes[::2], attributes[1::2], strict=True))
        self._report_scripts(local, written)
        if not self._open and not self._skipped and (namespace, local) != (_SVG, "svg"):
            self._fault("This is no SVG picture: its outermost element is none of SVG's", _SAVE_AS_PLAIN_SVG)
            raise _StopParsing
        if self._skipped or not self._is_kept(namespace, local):
            self._skipped += 1
            return
        kept = "".join(self._attributes(local, written))
        own = f' xmlns="{_SVG}"' if not self._open else ""
        self._pieces.append(f"<{local}{own}{kept}>")
        self._open.append(local)
        self._style = [] if local == "style" else None

    def _is_kept(self, namespace: str, local: str) -> bool:
        if namespace == _SVG and local in _ELEMENTS and self._style is None:
            return True
        if local.lower() not in _ACTIVE_ELEMENTS and namespace in ("", _SVG, _XHTML) and (namespace, local) != (_SVG, "metadata"):
            self._warn_dropped(f"`<{local}>`")
        return False

    def _report_scripts(self, local: str, written: dict[str, str]) -> None:
        """Report elements and attributes that run scripts, also inside dropped elements: somebody put them there to run."""
        if local.lower() in _ACTIVE_ELEMENTS:
            self._fault(
                f"`<{local}>` cannot stand in a picture", _DRAW_WITHIN if "image" in local.lower() else _SAVE_AS_PLAIN_SVG
            )
        for name, value in written.items():
            if name.rpartition(" ")[2].lower().startswith("on"):
                self._fault(f"The attribute `{name.rpartition(' ')[2]}` cannot stand in a picture", _SAVE_AS_PLAIN_SVG)
            elif "script:" in "".join(value.split()).lower():
                self._fault(f"`{name.rpartition(' ')[2]}` cannot lead to a script", _SAVE_AS_PLAIN_SVG)

    def _attributes(self, element: str, written: dict[str, str]) -> list[str]:
        kept = {}
        for name, value in written.items():
            if name in ("href", _XLINK_HREF):
                if self._is_local(element, value):
                    kept["href"] = value
            elif name in _XML:
                kept[_XML[name]] = value
            elif name in _STYLING_ATTRIBUTES:
                self._check_style(f"`{name}`", value)
                kept[name] = value
            elif name in _PLAIN_ATTRIBUTES or name.startswith("aria-"):
                kept[name] = value
            elif " " not in name and not _IGNORED_ATTRIBUTES.match(name) and not name.lower().startswith("on"):
                self._warn_dropped(f"`{name}`")
        return [f" {name}={quoteattr(value)}" for name, value in kept.items()]

    def _is_local(self, element: str, href: str) -> bool:
        """Whether a link leads to a part of the picture. Others are dropped, or are errors when they load something."""
        if href.strip().startswith("#"):
            return True
        if element == "a" and not re.match(r"\s*data:", href, re.I):
            self._warn_dropped("The link")
        else:
            self._fault(f"`<{element}>` would load something that is not in the picture", _DRAW_WITHIN)
        return False

    def _check_style(self, what: str, style: str) -> None:
        """Report CSS with functions that are not in the allowlist, at-rules or escapes: they may load something."""
        rest = _MEDIA_RULE.sub("", _LOCAL_URL.sub("", style))
        calls = {match[1].lower() for match in _CALL.finditer(rest)}
        if "\\" in rest or "@" in rest or not calls <= _FUNCTIONS:
            self._fault(f"{what} may load something that is not in the picture", _DRAW_WITHIN)

    def _words(self, words: str) -> None:
        if not self._skipped and self._open:
            self._pieces.append(escape(words))
            if self._style is not None:
                self._style.append(words)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if self._style is not None:
            self._check_style("`<style>`", "".join(self._style))
            self._style = None
        self._pieces.append(f"</{self._open.pop()}>")

    def _doctype(self, name: str, system: str | None, public: str | None, has_own: bool) -> None:
        if has_own:
            self._fault("Names that stand for other text cannot be set in a picture (`<!DOCTYPE … [`)", _SAVE_AS_PLAIN_SVG)
            raise _StopParsing

    def _instruction(self, target: str, data: str) -> None:
        if "stylesheet" in target.lower():
            self._fault(f"`<?{target}>` may make anything of this picture", _SAVE_AS_PLAIN_SVG)
