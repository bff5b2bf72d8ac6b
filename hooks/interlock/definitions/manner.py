"""The model of manner: how something is done, which words to say cannot hold. Steps and contact points have it."""

from typing import ClassVar

from interlock.definitions.field_types import Inline, Model


class Manner(Model):
    """How somebody is met: face, voice and writing each have their own ways."""

    shorthand: ClassVar[str] = "text"

    text: Inline | None = None
    """How it is done, however the customer is met."""
    face_to_face: Inline | None = None
    """How it is done face to face, such as `Stand up, and come round the desk.`"""
    by_voice: Inline | None = None
    """How it is done by voice."""
    in_writing: Inline | None = None
    """How it is done in writing."""
