"""`Model`, the base of every model, and two shorthands for editors: a text for a mapping, and one item for a list."""

from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

from interlock.definitions.field_strings import field_strings


class _NoItems(list[Any]):
    """An empty list that pydantic does not copy, since it has a hash. It cannot be filled."""

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def __reduce__(self) -> str:
        return "_NONE"

    def _refuse(self, *_: object) -> Any:
        raise TypeError("nothing may be added to a definition")

    append = extend = insert = __iadd__ = __setitem__ = _refuse


_NONE = _NoItems()


def _share_defaults(schema: Any) -> None:
    """Let all instances have the same empty lists: nobody changes a definition, and copying took a sixth of decoding."""
    if "fields" in schema:
        for field in schema["fields"].values():
            if field["schema"].get("default") == []:
                field["schema"]["default"] = _NONE
    elif "schema" in schema:
        _share_defaults(schema["schema"])


_FIELDS_SET: dict[frozenset[str], set[str]] = {}


class Model(BaseModel):
    """A mapping of named fields. The string below a field is its documentation in the reference, the schema and findings."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)

    # The field whose value an editor may write alone, as a text in place of the mapping (see `OrShort`).
    shorthand: ClassVar[str | None] = None
    # Fields that are not required, but that nearly every mapping has.
    expected: ClassVar[tuple[str, ...]] = ()

    def model_post_init(self, context: Any) -> None:
        """Share the set of fields with all instances that have the same.

        Of many definitions, these sets are a tenth of the memory.
        """
        fields = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _FIELDS_SET.setdefault(frozenset(fields), fields))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        _share_defaults(schema)
        return schema

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> Any:
        schema = handler.resolve_ref_schema(handler(core_schema))
        for name, text in field_strings(cls).items():
            schema["properties"][cls.model_fields[name].alias or name]["description"] = text
        if not cls.shorthand:
            return schema
        return {"anyOf": [{"type": "string"}, schema], "title": schema.get("title", cls.__name__)}


@dataclass(frozen=True, slots=True)
class OrShort:
    """Marks a model whose `shorthand` field may be written alone, in place of the mapping."""

    def __get_pydantic_core_schema__(self, source: type[Model], handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(
            lambda value: {source.shorthand: value} if isinstance(value, str) else value, handler(source)
        )


or_short = OrShort()


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """Marks a list of which a single item may be written without brackets."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(
            lambda value: [value] if isinstance(value, str | dict) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(core_schema)
        return {"anyOf": [listed["items"], listed]}


one_or_more = OneOrMore()
