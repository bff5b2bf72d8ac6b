"""The theme's scripts as browsers load them: each file of `theme/scripts/` bundled with its imports as one classic script.

Browsers refuse to load modules from `file://`, and a page should load few files. So the modules are concatenated in one block,
without their `import` lines and the word `export`. Two modules that declare the same name are a syntax error.
"""

import re
from pathlib import Path

from interlock.findings.lazy_patterns import lazy_pattern

_IMPORT = lazy_pattern(r'^import \{ [\w, ]+ \} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = lazy_pattern(r"^export ", re.MULTILINE)
# Comments and indentation, which nobody should have to load. A comment behind code has a blank before and after its `//`.
_COMMENT = lazy_pattern(r"^ *//.*\n| +// .*$|^ +", re.MULTILINE)


def scripts_of(theme: Path) -> dict[str, str]:
    """The bundled scripts, by file name."""
    return {f"{file.stem}.js": classic_script(file) for file in sorted((theme / "scripts").glob("*.mjs"))}


def classic_script(file: Path) -> str:
    """A module and all its imports as one classic script."""
    modules = "\n".join(_COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text))) for text in _in_order(file, {}).values())
    return f'"use strict";\n{{\n{modules}}}\n'


def _in_order(file: Path, texts: dict[Path, str]) -> dict[Path, str]:
    """Add the source of a module and its imports to `texts`: each once, after the modules it imports. Returns `texts`."""
    if file not in texts:
        text = file.read_text(encoding="utf-8")
        for path in _IMPORT.findall(text):
            _in_order((file.parent / path).resolve(), texts)
        texts[file] = text
    return texts
