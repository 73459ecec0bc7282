#!/usr/bin/env python3
"""The corpus of the benchmark: N pieces in Vietnamese and English, for tincay or for Hugo.

    corpus.py --pieces N --into DIR --for {tincay,hugo}

The bodies are the same for both, but for the form of links. The same arguments give the same bytes.
Python's standard library only.
"""

import argparse
import os
import sys

from hugo import write_hugo
from tincay import is_hidden, write_tincay
from words import Logical
from writing import Out

WRITERS = {"tincay": write_tincay, "hugo": write_hugo}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--pieces", type=int, required=True, help="each is written in two languages")
    parser.add_argument("--into", required=True, help="a folder that is not there or is empty")
    parser.add_argument("--for", dest="target", choices=sorted(WRITERS), required=True)
    parser.add_argument("--without-hidden", action="store_true", help="leave out what no page shows")
    given = parser.parse_args()
    if given.pieces < 1:
        parser.error("--pieces must be at least 1")
    if os.path.isdir(given.into) and os.listdir(given.into):
        sys.exit("corpus.py: %s is not empty" % given.into)
    out = Out(given.into)
    pieces = [Logical(i) for i in range(given.pieces)]
    WRITERS[given.target](out, pieces, lambda piece: not given.without_hidden or not is_hidden(piece))
    print("%s: %d pieces, %d files, %d bytes" % (given.target, given.pieces, out.n, out.bytes))


if __name__ == "__main__":
    main()
