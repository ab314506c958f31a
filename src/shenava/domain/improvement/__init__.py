"""What complaints have changed: what people said, and what we did about it, told to everybody."""
