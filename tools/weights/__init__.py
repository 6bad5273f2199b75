"""Learns the weights of bot/dialogue from dialogues whose right answers are known."""
