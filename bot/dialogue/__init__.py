"""What is asked: one state, updated by one function from what was understood."""
