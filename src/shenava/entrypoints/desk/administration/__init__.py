"""Where administrators arrange the house; cases are not among what they see."""
