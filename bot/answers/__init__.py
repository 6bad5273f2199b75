"""Results as German: texts complete by themselves, cards and buttons on top. Pure functions."""
