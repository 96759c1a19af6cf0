"""What is measured must be the same thing on both sides."""
