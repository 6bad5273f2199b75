"""The frame that experts plug into: guided dialogues and questions of citizens, for any town."""
