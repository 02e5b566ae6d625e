"""Shows the figures of these tests at the end of a run."""

from tests.resilience.figures import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]
