"""What people fill in: form schemas and the check of answers."""
