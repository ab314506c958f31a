"""What laws and regulators ask of those who handle complaints, as data, and how it is read."""
