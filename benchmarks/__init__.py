"""Experiments about reading and searching; each tells its corpus, seed and sizes before it prints."""
