"""Promises of time: policies, clocks, due moments, escalation."""
