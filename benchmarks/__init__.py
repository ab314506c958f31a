"""Measures Shenava against a bare Django on the same machine; see README.md."""
