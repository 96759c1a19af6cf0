"""From the step tables of a decision to procedure folders: reading the file, understanding the rows, writing."""
