"""Benchmarks of speed, and of the coverage of the intervals."""
