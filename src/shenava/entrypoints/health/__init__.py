"""The door for machines that watch over the installation; nothing about people comes out of it."""
