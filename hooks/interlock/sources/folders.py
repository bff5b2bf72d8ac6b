"""The folders of a handbook. It imports nothing, because commands that find nothing changed load little."""

DEFINITION_FOLDERS = ("standards", "glossary")
HANDBOOK_FOLDERS = (*DEFINITION_FOLDERS, "docs")
