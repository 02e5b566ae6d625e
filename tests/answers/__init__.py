"""The answers engine: reading questions, scoring, guards, and the figures it must keep."""
