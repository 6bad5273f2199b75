"""Results of queries as blocks, and the blocks as German, Leichte Sprache, English and structure for clients."""
