"""The strings below the fields of models, which document them, read from the source when somebody asks: it takes long.

Each is one line, however it is wrapped in the source: editors show the ends of its lines.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel


@cache
def field_strings(model: type[BaseModel]) -> Mapping[str, str]:
    """The string below each field of a model, by the name of the field; inherited fields included."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        found |= _strings_in(each.__module__).get(each.__qualname__, {}) if issubclass(each, BaseModel) else {}
    return {name: found[name] for name in model.model_fields if name in found}


def string_of(model: type[BaseModel], written_as: str) -> str:
    """The string below a field, by the name that the field has in files; empty where there is none."""
    names = (name for name, field in model.model_fields.items() if written_as == (field.alias or name))
    return next((field_strings(model).get(name, "") for name in names), "")


@cache
def _strings_in(module: str) -> dict[str, dict[str, str]]:
    """The strings below the fields of each class at the top of a module, by the names of class and field."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_strings_of(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _strings_of(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(node.body, node.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())
