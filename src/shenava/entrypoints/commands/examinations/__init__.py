"""What the doctor looks at: the machine, the build, and the data."""
