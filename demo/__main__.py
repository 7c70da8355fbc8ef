"""Runs the demo: python -m demo."""

import sys

from demo.cli import main

# A process that the demo starts may import this file again, under another name.
if __name__ == "__main__":
    sys.exit(main())
