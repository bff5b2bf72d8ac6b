"""Every regular expression of the program, and texts made to keep each of them busy as long as possible."""

import ast
import dataclasses
import functools
import heapq
import importlib
import itertools
import math
import pkgutil
import re
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import interlock
from interlock.findings.lazy_patterns import LazyPattern

sre: Any = importlib.import_module("re._parser")
_FUNCTIONS = ("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
_MAKES_ONE = re.compile(r"\bre\.")
# What ends a text, so that a match which has come that far fails.
_ENDS = ("", "\n\0")


@dataclasses.dataclass(frozen=True, slots=True)
class UsedPattern:
    """A regular expression, where it stands, and the methods by which the program uses it."""

    where: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]


def modules_of_the_program() -> list[ModuleType]:
    """All of them, imported."""
    return [importlib.import_module(found.name) for found in pkgutil.walk_packages(interlock.__path__, "interlock.")]


def all_patterns() -> list[UsedPattern]:
    """Every regular expression that a module holds or compiles, once each."""
    texts = {module: Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules_of_the_program()}
    trees = {module: ast.parse(text) for module, text in texts.items() if _MAKES_ONE.search(text) or _holds_one(module)}
    found: dict[re.Pattern[str], UsedPattern] = {}
    for module, tree in trees.items():
        for where, pattern, used in itertools.chain(_compiled_in_calls(module, tree), _held(module, _methods_by_name(tree))):
            before = found.get(pattern)
            methods = {*(before.methods if before else ()), *used}
            found[pattern] = UsedPattern(before.where if before else where, pattern, tuple(sorted(methods)))
    return [dataclasses.replace(each, methods=each.methods or ("search",)) for each in found.values()]


def _holds_one(module: ModuleType) -> bool:
    return any(True for value in vars(module).values() for _ in _patterns_in(value))


def _methods_by_name(tree: ast.Module) -> dict[str, set[str]]:
    """The methods that a module calls on each name, such as `fullmatch` on `_PERIOD`."""
    methods: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _FUNCTIONS and isinstance(node.value, ast.Name):
            methods[node.value.id].add(node.attr)
    return methods


def _compiled_in_calls(module: ModuleType, tree: ast.Module) -> Iterator[tuple[str, re.Pattern[str], tuple[str, ...]]]:
    """The patterns in calls such as `re.sub(r"\\s+", …)`, as far as they depend on no local name."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr not in _FUNCTIONS or ast.unparse(function.value) != "re":
            continue
        try:
            pattern = _value(call.args[0], module)
        except (NameError, TypeError):  # a local name, which may be that of a builtin, such as `id`
            continue
        if isinstance(pattern, str | bytes):
            others = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
            flags = next((_value(each, module) for each in others if re.match("re[.][A-Z]", ast.unparse(each))), 0)
            used = () if function.attr == "compile" else (function.attr,)
            yield f"{module.__name__}:{call.lineno}", _of_texts(re.compile(pattern, flags)), used


def _value(expression: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(expression), "", "eval"), vars(module))


def _held(module: ModuleType, methods: dict[str, set[str]]) -> Iterator[tuple[str, re.Pattern[str], tuple[str, ...]]]:
    """The patterns that a module holds. Those that are handed on are used by the methods that it calls on names in functions."""
    of_locals = {method for name, called in methods.items() if name not in vars(module) for method in called} - {
        "split"
    }  # of texts
    for name, value in vars(module).items():
        for pattern in _patterns_in(value):
            yield f"{module.__name__}:{name}", _of_texts(pattern), tuple(methods[name] or of_locals)


def _of_texts(pattern: re.Pattern[Any]) -> re.Pattern[str]:
    """A pattern of bytes as one of texts, whose characters are those bytes."""
    text = pattern.pattern
    return re.compile(text.decode("latin-1"), pattern.flags | re.ASCII) if isinstance(text, bytes) else pattern


def _patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LazyPattern):
        yield value.compiled
    elif depth < 4 and isinstance(value, dict):
        yield from itertools.chain.from_iterable(_patterns_in(each, depth + 1) for pair in value.items() for each in pair)
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        yield from itertools.chain.from_iterable(_patterns_in(each, depth + 1) for each in value)
    elif depth < 4 and dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = (getattr(value, field.name) for field in dataclasses.fields(value))
        yield from itertools.chain.from_iterable(_patterns_in(each, depth + 1) for each in parts)


def repeats_a_group_possessively(pattern: re.Pattern[str]) -> bool:
    """Whether it holds such as `(?:ab|c)*+`: Python before 3.11.5 takes that wrongly, and `(?>(?:ab|c)*)` as it should."""
    return any(
        str(operation) == "POSSESSIVE_REPEAT"
        and (len(argument[2]) > 1 or str(argument[2][0][0]) not in ("LITERAL", "NOT_LITERAL", "ANY", "IN"))
        for operation, argument in _operations(sre.parse(pattern.pattern, pattern.flags))
    )


def _operations(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every operation of a parsed pattern, also of the parts within others."""
    if isinstance(tree, sre.SubPattern):
        for operation, argument in tree:
            yield operation, argument
            yield from _operations(argument)
    elif isinstance(tree, tuple | list):
        yield from itertools.chain.from_iterable(map(_operations, tree))


def attacks(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Texts of some length: the letters, repetitions and beginnings of a pattern again and again, with ends that do not match."""
    tree = sre.parse(pattern.pattern, pattern.flags)
    letters = sorted(set(_letters(tree)))[:20]
    example = _example(tree)
    cores = {*letters, *(f"{example[:end]}" for end in range(1, min(len(example), 25) + 1))}
    cores |= {before + letter for before, letter in itertools.product(letters[:5], repeat=2)}
    yield from (core * (length // len(core)) + end for core in sorted(cores) for end in _ENDS)
    for before, body, after in dict.fromkeys(itertools.chain(_repeats(tree, ""), _repeats(tree, "", fewest=0))):
        for end in (*_ENDS, after[:-1] + "\0"):
            yield before + body * (length // len(body)) + end
        yield (before + body * 30) * (length // (len(before) + 30 * len(body)))
        yield (before + body + after[:-1]) * (length // max(len(before + body + after[:-1]), 1))


def _repeats(tree: Any, before: str, fewest: int = 1) -> Iterator[tuple[str, str, str]]:
    """What stands before a repetition, what it repeats, and what must follow; with `fewest` 0 without what may be left out."""
    items = list(tree)
    for index, (operation, argument) in enumerate(items):
        name = str(operation)
        after = "".join(_example([each], fewest) for each in items[index + 1 :])
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            for body in {_example(argument[2]), *list(_letters(argument[2]))[:6]}:
                if body:
                    yield before, body, after
            yield from _repeats(argument[2], before, fewest)
        elif name == "SUBPATTERN":
            yield from _repeats(argument[3], before, fewest)
        elif name == "ATOMIC_GROUP":
            yield from _repeats(argument, before, fewest)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _repeats(branch, before, fewest)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(argument[1], before, fewest)
        before += _example([(operation, argument)], fewest)


def _example(tree: Any, fewest: int = 1) -> str:
    """A short text that a pattern is likely to match. What may be repeated stands there at least `fewest` times."""
    return "".join(_example_of(str(operation), argument, fewest) for operation, argument in tree)


def _example_of(name: str, argument: Any, fewest: int = 1) -> str:
    match name:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL":
            return "a" if argument != ord("a") else "b"
        case "ANY":
            return "a"
        case "IN":
            return next(_class_letters(argument), "a")
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return "".join([_example(argument[2], fewest)] * max(argument[0], fewest))
        case "SUBPATTERN":
            return _example(argument[3], fewest)
        case "ATOMIC_GROUP":
            return _example(argument, fewest)
        case "BRANCH":
            return _example(argument[1][0], fewest)
    return ""


def _letters(tree: Any) -> Iterator[str]:
    """Letters that the parts of a pattern match, each at least once."""
    for operation, argument in tree:
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL", "ANY"):
            yield _example_of(name, argument)
        elif name == "IN":
            yield from _class_letters(argument)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield from _letters(argument[2])
        elif name == "SUBPATTERN":
            yield from _letters(argument[3])
        elif name == "ATOMIC_GROUP":
            yield from _letters(argument)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _letters(argument[1])
        elif name == "BRANCH":
            yield from itertools.chain.from_iterable(map(_letters, argument[1]))


_OF_CATEGORY = {
    "CATEGORY_DIGIT": "1",
    "CATEGORY_SPACE": " ",
    "CATEGORY_WORD": "a_",
    "CATEGORY_NOT_SPACE": "a(",
    "CATEGORY_NOT_WORD": " -",
}


def _class_letters(argument: Any) -> Iterator[str]:
    items = [(str(operation), value) for operation, value in argument]
    if items[0][0] == "NEGATE":
        excluded = re.compile("[" + "".join(map(re.escape, _class_letters(argument[1:]))) + "]") if len(items) > 1 else None
        yield from (letter for letter in "a 1-[" if not (excluded and excluded.match(letter)))
        return
    for name, value in items:
        if name == "LITERAL":
            yield chr(value)
        elif name == "RANGE":
            yield chr(value[0])
        elif name == "CATEGORY":
            yield from _OF_CATEGORY.get(str(value), "a")


# How much longer a text is by which growth is measured, and how many letters a linear pattern may read until another has ended.
_LONGER = 10
_PATIENCE = 40_000_000


def outgrown(used: UsedPattern, length: int, power: int) -> str:
    """An attack of this length that keeps a pattern busy for more than a power of the length, and far too long; else nothing.

    Those that take longest at a tenth of the length are tried. Times are compared with each other only, so that a slow or busy
    machine finds the same.
    """
    timed = []
    for shorter, longer in zip(attacks(used.pattern, length // _LONGER), attacks(used.pattern, length), strict=True):
        timed.append((taken(used, shorter, far_too_long()), shorter, longer))
        if timed[-1][0] == math.inf:
            return longer
    slowest = heapq.nlargest(3, timed, key=lambda each: each[0])
    return next((longer for _, shorter, longer in slowest if _outgrows(used, shorter, longer, power)), "")


def _outgrows(used: UsedPattern, shorter: str, longer: str, power: int) -> bool:
    """Whether time grows faster than the length to this power, each time that it is measured: once, other work may come between."""
    for _ in range(3):
        before = min(taken(used, shorter) for _ in range(3))
        bound = max(far_too_long(), before * _LONGER ** (power + 0.5))
        if taken(used, longer, bound) <= bound:
            return False
    return True


def is_done(used: UsedPattern, text: str) -> bool:
    """Whether the program is done with a text before a linear pattern would have read a thousand times as much and more."""
    return taken(used, text, far_too_long()) < math.inf


def far_too_long() -> float:
    """The time in which a pattern that looks at each letter a few times reads very many letters."""
    return _time_of_a_letter() * _PATIENCE


@functools.cache
def _time_of_a_letter() -> float:
    linear, length = UsedPattern("", re.compile("(?:a|b)c|[bd]"), ("finditer",)), 10_000
    return min(taken(linear, "a" * length) for _ in range(20)) / length


def taken(used: UsedPattern, text: str, at_most: float = math.inf) -> float:
    """The time of the processor that the program takes for a text; without end when it is given up after `at_most`.

    Regular expressions let signals through.
    """

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    start = time.thread_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0 if at_most == math.inf else at_most)
        use(used, text)
    except TimeoutError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.thread_time() - start


def use(used: UsedPattern, text: str) -> None:
    """Look for the pattern in a text in each of the ways in which the program does."""
    for method in used.methods:
        if method in ("search", "match", "fullmatch"):
            getattr(used.pattern, method)(text)
        elif method != "compile":
            for _ in used.pattern.finditer(text):
                pass
