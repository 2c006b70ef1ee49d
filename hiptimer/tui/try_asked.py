"""The message by which the editor asks for its protocol to be followed."""

from dataclasses import dataclass

from textual.message import Message

from hiptimer.model.protocol import Protocol


@dataclass
class TryAsked(Message):
    """The person wants to try `protocol`, saved or not; the editor stays as it is meanwhile."""

    protocol: Protocol
