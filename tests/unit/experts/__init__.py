"""The frame for experts, without the rest of the assistant."""
