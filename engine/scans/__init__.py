"""Papers page by page: looked at as pictures, bound into one PDF, turned, divided onto components."""
