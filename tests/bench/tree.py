#!/usr/bin/env python3
"""The nodes of a binary heap in order, by a generator that delegates to itself."""

import sys
import time


def walk(node, size):
    if 2 * node <= size:
        yield from walk(2 * node, size)
    yield node
    if 2 * node < size:
        yield from walk(2 * node + 1, size)


def main():
    size = int(sys.argv[1])
    began = time.monotonic_ns()
    total = 0
    for node in walk(1, size):
        total = (total ^ node) + 1
    print(total, time.monotonic_ns() - began)


main()
