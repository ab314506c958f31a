"""What is right for promises: when an answer is due, and why."""
