"""Conversations with the school's staff."""
