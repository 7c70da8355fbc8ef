"""Simulates advisors whose truth is known, and measures what reports say of them."""
