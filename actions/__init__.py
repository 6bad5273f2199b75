"""The assistant's custom actions; rasa-sdk finds them by importing this package."""

from actions.answer import ActionAnswer

__all__ = ["ActionAnswer"]
