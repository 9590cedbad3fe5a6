"""Where the shared samples lie; benchmarks that need them end with one clear line when they are not there."""

import os
import sys
from pathlib import Path


def shared_folder() -> Path:
    """The folder of shared samples: $CONSILIUM_SHARED, or `shared` beside the checkout."""
    folder = Path(os.environ.get("CONSILIUM_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not folder.is_dir():
        print("skipped: the shared samples are not here (set CONSILIUM_SHARED)")
        sys.exit(0)
    return folder
