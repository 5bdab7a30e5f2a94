"""`python -m searcher` is `quanwen`."""

from __future__ import annotations

import signal

# Ctrl-C while modules are loaded is no fault to be traced: the process just ends. `main` makes an exit code of it.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from searcher.cli import main

if __name__ == "__main__":
    main()
