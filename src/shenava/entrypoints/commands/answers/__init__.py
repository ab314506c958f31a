"""What questions on the command line are answered with."""
