"""A model of how Vale applies our rules, because Vale itself is not a Python package that the tests could install.

It follows `internal/check/definition.go` and `substitution.go` of Vale 3: which keys and values are refused, the longest swap
first between word boundaries, which matches are exceptions, and how messages are filled in.
"""

import re
from dataclasses import dataclass

import yaml

_DEFINITION = {"action", "description", "extends", "level", "limit", "link", "message", "name", "scope", "matchcase"}
_SUBSTITUTION = {"exceptions", "swap", "ignorecase", "nonword", "vocab", "capitalize", "pos"}
_ACTIONS = {"suggest", "replace", "remove", "convert", "edit"}


@dataclass(frozen=True)
class Alert:
    """An alert of Vale about a part of a text."""

    start: int
    end: int
    message: str
    suggestions: list[str]


class Rule:
    """A substitution rule, loaded as by Vale. Raises ValueError if Vale would refuse the file."""

    def __init__(self, text: str) -> None:
        rule = yaml.safe_load(text)
        self._refuse_what_vale_refuses(rule)
        swap: dict[str, str] = rule["swap"]
        keys = sorted(swap, key=lambda key: -len(key))
        template = r"(?m)(?:%s)" if rule.get("nonword") else r"(?m)\b(?:%s)\b"
        tokens = "|".join(f"({_without_captures(key)})" for key in keys)
        self._pattern = re.compile(template % tokens, re.IGNORECASE if rule.get("ignorecase") else re.NOFLAG)
        self._instead = [swap[key] for key in keys]
        exceptions: list[str] = sorted(rule.get("exceptions", []), key=lambda term: -len(term))
        self._exception = re.compile(rf"\b(?:{'|'.join(exceptions)})\b") if exceptions else None
        phrases = [term for term in exceptions if re.search(r"[ \t]|\\s", term)]
        self._phrase = re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE) if phrases else None
        self._capitalize, self._message = bool(rule.get("capitalize")), str(rule["message"])

    @staticmethod
    def _refuse_what_vale_refuses(rule: object) -> None:
        if not isinstance(rule, dict) or rule.get("extends") != "substitution" or "message" not in rule:
            raise ValueError("not a substitution with a message")
        if unused := {key.lower() for key in rule} - _DEFINITION - _SUBSTITUTION:
            raise ValueError(f"invalid keys: {unused}")
        if rule.get("level", "warning") not in ("suggestion", "warning", "error"):
            raise ValueError("'level' must be one of suggestion, warning, error")
        if rule.get("action", {}).get("name", "replace") not in _ACTIONS:
            raise ValueError("unknown action")
        if not all(isinstance(said, str) for pair in rule["swap"].items() for said in pair):
            raise ValueError("swap holds something that is not a text")

    def alerts(self, prose: str) -> list[Alert]:
        """The alerts for the prose of a paragraph without markup."""
        found = []
        for match in self._pattern.finditer(prose):
            group = match.lastindex or 0
            observed, options = match[group], _options(self._instead[group - 1])
            if self._capitalize and observed[:1] == observed[:1].upper():
                options = [option[:1].upper() + option[1:] for option in options]
            if observed in options or (self._exception and self._exception.search(observed)) or self._is_within_phrase(match):
                continue
            quoted = self._message.replace("'%s'", "%s", 1) if self._message.count("'%s'") == 2 else self._message
            said = quoted.replace("%s", _sentence(options), 1).replace("%s", observed, 1)
            found.append(Alert(match.start(group), match.end(group), said, options))
        return found

    def _is_within_phrase(self, match: re.Match[str]) -> bool:
        spans = (phrase.span() for phrase in self._phrase.finditer(match.string)) if self._phrase else ()
        return any(start <= match.start() and match.end() <= end for start, end in spans)


def _without_captures(key: str) -> str:
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", key)


def _options(instead: str) -> list[str]:
    return [option.replace(r"\|", "|") for option in re.split(r"(?<!\\)\|", instead) if option]


def _sentence(options: list[str]) -> str:
    quoted = [f"'{option}'" for option in options]
    return quoted[0] if len(quoted) == 1 else " or ".join(", ".join(part) for part in (quoted[:-1], quoted[-1:]))
