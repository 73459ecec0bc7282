#!/usr/bin/env bash
# Builds the program as it is released: twice, the second time with what a training run tells the compiler of the ways
# that are taken most (https://doc.rust-lang.org/rustc/profile-guided-optimization.html).
#   tests/bench/trained.sh                                   for this machine
#   tests/bench/trained.sh --target TRIPLE --all-features    what else `cargo build` takes
# Says last where the program is: target/TRIPLE/release/tincay. Needs python3, and llvm-tools of the toolchain.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=$(rustc --version --verbose | sed -n 's/^host: //p')
if [ "${1:-}" = --target ]; then
  target=$2
  shift 2
fi
merge=$(rustc --print target-libdir)/../bin/llvm-profdata
[ -x "$merge" ] || rustup component add llvm-tools
given=${RUSTFLAGS:-}

# A name that stays: what was compiled for it need not be compiled again.
training=$PWD/target/training
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Of the program alone: with --target, what only helps to build it is not trained.
compile() {
  RUSTFLAGS="$given $1" cargo build --release --locked --target "$target" "${@:2}"
}

compile "-Cprofile-generate=$training/counts" "$@" --target-dir target/training
program=$training/$target/release/tincay
rm -rf "$training/counts"

python3 tests/bench/corpus.py --pieces 300 --into "$work/corpus" --for tincay
cp -r content locales themes "$work"
train() {
  (cd "$1" && "$program" "${@:2}" > "$work/told" 2>&1) || { cat "$work/told"; exit 1; }
}
# Everything is made, then nothing is.
for verb in build build check; do
  train "$work/corpus" "$verb" --forbidden forbidden.txt
done
train "$work" build

"$merge" merge -o "$training/trained.profdata" "$training/counts"
compile "-Cprofile-use=$training/trained.profdata" "$@" --target-dir target
echo "target/$target/release/tincay"
