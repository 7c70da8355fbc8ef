"""python -m demo is the demo."""

import sys

from demo.cli import main

sys.exit(main())
