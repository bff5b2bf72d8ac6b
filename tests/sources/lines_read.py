"""What is found in a definition to which lines were added."""

from interlock.definitions import Framework
from interlock.findings import Finding
from interlock.sources.decoding.model_files import read_model


def found_in_framework(start: str, lines: str) -> list[Finding]:
    """The findings in a framework that starts in one way and goes on with these lines."""
    return list(read_model("steps.yml", f"{start}{lines}\n", [], Framework, "a framework").findings)
