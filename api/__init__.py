"""People and machines asking over HTTP."""
