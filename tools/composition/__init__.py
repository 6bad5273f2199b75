"""A generated test of composition: random requests in German, with answers worked out from the data files alone.

Nothing here imports the assistant's own reading of the data, so a mistake there cannot hide itself.
"""
