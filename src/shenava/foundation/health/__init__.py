"""Signs of life of the installation: what must be there to work, and how requests fare."""
