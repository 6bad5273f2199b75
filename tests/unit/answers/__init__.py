"""Results as German sentences: what every answer must say."""
