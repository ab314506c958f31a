"""Shenava (شنوا): an organization receives, answers and learns from complaints."""

__version__ = "0.1.0"
