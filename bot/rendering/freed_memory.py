"""Keeps the C library from holding on to memory that was freed. Only glibc, on Linux, does so."""

import ctypes
import sys
from functools import cache

M_MMAP_THRESHOLD = -3
"""The name of the option in glibc's malloc.h."""
LARGE = 128 * 1024
"""Bytes: glibc's own value at the start of a program, which it raises later."""


def keep_large_blocks_apart() -> None:
    """Have each large block mapped by itself, so that freeing it always gives it back.

    Otherwise small blocks that live longer come to lie between the large ones: over ten reports,
    15 MB in the heaps of several threads.
    """
    if library := _glibc():
        library.mallopt(M_MMAP_THRESHOLD, LARGE)


def return_freed_memory() -> None:
    """Give what is free at the moment back to the operating system. Takes 2 milliseconds."""
    if library := _glibc():
        library.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
