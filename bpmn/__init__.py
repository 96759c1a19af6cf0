"""What a procedure is: one data folder a procedure, its reader, its rules."""
