"""What is right for a case: pure decisions."""
