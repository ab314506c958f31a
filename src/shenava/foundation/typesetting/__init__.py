"""Letters set in type: Typst templates in, PDF out. Knows Typst; knows nothing of what the letters are about."""
