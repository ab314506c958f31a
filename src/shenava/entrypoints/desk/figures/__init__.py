"""Figures for those who answer for people or for the house."""
