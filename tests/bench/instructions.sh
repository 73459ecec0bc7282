#!/usr/bin/env bash
# Counts the instructions of a build of 100 pieces with one thread and compares them with baseline.txt:
# more than 3 % above it fails. Whoever means the growth renews the baseline:
#   tests/bench/instructions.sh            compares
#   tests/bench/instructions.sh --write    renews baseline.txt, to be committed with the reason
# Another rustc makes other code: then only growth of more than 15 % fails, and that is said.
# By cachegrind, which counts what callgrind counts in half the time; two runs differ by 0.5 % at most.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly BASELINE=tests/bench/baseline.txt PIECES=100
readonly PROGRAM=$PWD/target/release/tincay
unset CARGO_TARGET_DIR

fail() { printf 'instructions: %s\n' "$@" >&2; exit 1; }

value_of() { sed -n "s/^$1: //p" "$BASELINE"; }

count() {
  local site log
  site=$(mktemp -d) && log=$site/log
  trap 'rm -rf "$site"' RETURN
  python3 tests/bench/corpus.py --pieces "$PIECES" --into "$site/corpus" --for tincay >/dev/null
  valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$PROGRAM" build --root "$site/corpus" --jobs 1 \
    --date 2026-11-23 --forbidden "$site/corpus/forbidden.txt" --lang en >"$log" 2>&1 || { cat "$log" >&2; return 1; }
  sed -n 's/^==[0-9]*== I *refs: *//p' "$log" | tr -d ,
}

command -v valgrind >/dev/null || fail 'valgrind is missing (Debian: valgrind)'
cargo build --release --locked --quiet
compiler=$(rustc --version)
now=$(count)
[[ "$now" =~ ^[0-9]+$ ]] || fail "no count: '$now'"

if [ "${1:-}" = --write ]; then
  printf 'instructions: %s\ncompiler: %s\npieces: %s\n' "$now" "$compiler" "$PIECES" >"$BASELINE"
  cat "$BASELINE"
  exit
fi

before=$(value_of instructions) allowed=3
if [ "$compiler" != "$(value_of compiler)" ]; then
  allowed=15
  echo "the baseline is of $(value_of compiler), this is $compiler: compared loosely"
fi
echo "baseline $before, now $now: $(python3 -c "print('%+.1f %%' % (100 * ($now / $before - 1)))")"
[ "$((now * 100))" -le "$((before * (100 + allowed)))" ] ||
  fail "a build of $PIECES pieces takes over $allowed % more instructions than $BASELINE says" \
    'make it cheaper, or say why not and run tests/bench/instructions.sh --write'
