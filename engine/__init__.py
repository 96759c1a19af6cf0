"""A case running: the only keeper of tables, and the verbs that change them."""
