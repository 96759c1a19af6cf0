"""What other tools write into a diagram, and how it becomes our dialect."""
