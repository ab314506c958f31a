"""What is right for an organization: when its offices work."""
