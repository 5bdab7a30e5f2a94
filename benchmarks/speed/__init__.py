"""How fast: quanwen beside what a user could pick instead, measured in one run. `python -m benchmarks.speed --help`."""
