"""Dump bytes → articles → paragraphs."""
