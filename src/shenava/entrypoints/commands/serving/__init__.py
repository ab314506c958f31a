"""Keeping the processes of one machine: options, preparation, children, and what the terminal shows."""
