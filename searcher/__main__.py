"""`python -m searcher` is `quanwen`."""

from __future__ import annotations

from searcher.cli import main

if __name__ == "__main__":
    main()
