"""Both servers, talked to over HTTP as visitors and operators do."""
