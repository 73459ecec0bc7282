#!/usr/bin/env bash
# Installs what the tests need (on Debian) and runs all of them; every step runs, whatever failed before it.
#   tests/run.sh                 everything but the long ones, at most 20 minutes on 2 cores
#   tests/run.sh --full          the long ones too
#   tests/run.sh --only WORD     the steps whose headline contains WORD, and the builds that they look at
#   tests/run.sh --list          the headlines
# Exit code: 0 all passed, 1 a step failed, 2 something is missing that could not be installed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

readonly TOOLS=tests/.tools
readonly PYTHON=$TOOLS/python/bin/python
readonly TODAY_OWN=2026-11-23     # our own content: hotlines and places verified this month
readonly TODAY_TOWN=2026-11-10    # the day on which tests/sites/thi-tran-mau is complete and publishable
readonly BASED=https://thi-tran-mau.example/binh-dang/
readonly NODE_AT_LEAST=18         # what Debian 12 packages
# Where whole sites are built our own crate is optimised, and with the 2 of a released program: small functions of
# other crates are not inlined with 1, so that compiling is a minute shorter and testing two longer. The unit tests are
# quick as they are.
readonly OPTIMISED=(--config 'profile.dev.package.tincay.opt-level=2')
FULL=no ONLY='' LIST=no
PASSED=0 FAILED=() SITES='' BUILT=no TRIED=no COMPILING=''

# ---- what the tests need -------------------------------------------------------------------------

has() { command -v "$1" >/dev/null 2>&1; }
has_node() { has node && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$NODE_AT_LEAST" ]; }
has_chromium() { [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; }
has_firefox() { [ -x "${FIREFOX:-/usr/bin/firefox-esr}" ]; }
has_venv() { python3 -c 'import venv, ensurepip' >/dev/null 2>&1; }
has_font() { [ -n "$(fc-list ':lang=vi:family=Noto Sans' 2>/dev/null)" ]; }

# Debian packages of what is not there, one a line.
missing_packages() {
  has_node || echo nodejs
  has npm || echo npm
  has java || echo default-jre-headless
  has xmllint || echo libxml2-utils
  has_venv || echo python3-venv
  has fc-list || echo fontconfig
  has_font || echo fonts-noto-core
  has_chromium || echo chromium
  [ "$FULL" = no ] || has_firefox || echo firefox-esr
  [ -x /usr/sbin/nginx ] || echo nginx
  [ -x /usr/sbin/apache2 ] || echo apache2-bin
  [ -f /etc/mime.types ] || echo media-types
  [ -x /usr/sbin/sshd ] || echo openssh-server
  has sftp || echo openssh-client
  has pdftotext || echo poppler-utils
  has khal || echo khal
  has newsboat || echo newsboat
  [ "$FULL" = no ] || has valgrind || echo valgrind
}

give_up() {
  printf 'tests/run.sh: %s\n' "$@" >&2
  [ -z "$COMPILING" ] || kill "$COMPILING" 2>/dev/null
  exit 2
}

install_packages() {
  local packages sudo=()
  mapfile -t packages < <(missing_packages)
  [ "${#packages[@]}" -eq 0 ] && return
  [ -f /etc/debian_version ] && has apt-get ||
    give_up "missing, in Debian's names: ${packages[*]}" "install them (node $NODE_AT_LEAST or later; CHROMIUM=/path and FIREFOX=/path name the browsers)"
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  local apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${packages[@]}" >/dev/null ||
    give_up "could not install ${packages[*]}"
  mapfile -t packages < <(missing_packages)
  [ "${#packages[@]}" -eq 0 ] || give_up "still missing after the installation: ${packages[*]}"
}

install_cargo_parts() {
  has cargo || give_up "missing: Rust with cargo (rustup.rs)"
  cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt || give_up "missing: rustfmt"
  cargo clippy --version >/dev/null 2>&1 || rustup component add clippy || give_up "missing: clippy"
  cargo nextest --version >/dev/null 2>&1 || cargo install --locked cargo-nextest || give_up "missing: cargo-nextest"
}

# Runs a command unless its last success was with the same FILE.
when_changed() {
  local file=$1 stamp=$2; shift 2
  cmp -s "$file" "$stamp" && return
  "$@" && cp "$file" "$stamp"
}

install_node_packages() { npm --prefix tests/browser ci --no-audit --no-fund --ignore-scripts --loglevel=error; }

install_python_packages() {
  python3 -m venv "$TOOLS/python" && "$PYTHON" -m pip install --quiet --requirement tests/html/requirements.txt
}

# Tests write thousands of small files: where the machine has a large disk in memory, they go there.
use_memory() {
  local free
  free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
  if [ -w /dev/shm ] && [ "${free:-0}" -gt 2000000 ]; then export TMPDIR=/dev/shm; fi
}

# The compiler works while packages come over the network: a machine on which nothing is there yet is ready a
# minute or two earlier. What it has to say it says again in the step that needs its work.
begin_compiling() {
  { [ -z "$ONLY" ] && has cargo && [ -n "$(missing_packages)" ]; } || return 0
  cargo test --no-run --locked "${OPTIMISED[@]}" --test it >/dev/null 2>&1 </dev/null &
  COMPILING=$!
}

install_all() {
  mkdir -p "$TOOLS"
  # A clean checkout is compiled from nothing, and most of them once: what would make the second time quicker is not
  # written.
  [ -d target/debug ] || export CARGO_INCREMENTAL=0
  begin_compiling
  install_packages
  install_cargo_parts
  when_changed tests/browser/package-lock.json tests/browser/node_modules/.installed install_node_packages ||
    give_up "could not install the packages of tests/browser/package.json"
  when_changed tests/html/requirements.txt "$TOOLS/python/.installed" install_python_packages ||
    give_up "could not install the packages of tests/html/requirements.txt"
  [ -z "$COMPILING" ] || wait "$COMPILING" || echo 'tests/run.sh: the first compilation failed' >&2
}

# ---- the sites that the checks look at -----------------------------------------------------------

# The program that the tests made: the same output as the released one (a long step compares them). It lies here,
# whatever cargo was told for other programs.
readonly PROGRAM=target/debug/tincay
unset CARGO_TARGET_DIR

build_sites() {
  local program=$PROGRAM
  "$program" build --date "$TODAY_OWN" --output "$SITES/own" || return 1
  # A copy, so that a build leaves nothing behind in the checkout.
  cp -r tests/sites/thi-tran-mau "$SITES/source" &&
    "$program" build --root "$SITES/source" --publish --reproduce --date "$TODAY_TOWN" --output "$SITES/town" || return 1
  # The same town below a path, with compressed copies, and as a folder that nobody serves.
  local town=(build --root "$SITES/source" --publish --reproduce --date "$TODAY_TOWN")
  "$program" "${town[@]}" --base-url "$BASED" --precompress --output "$SITES/based" >/dev/null &&
    "$program" "${town[@]}" --relative --output "$SITES/folder" >/dev/null || return 1
  # The same town with the largest help hub that is one page (60 places), and with one that leads to communes.
  local places
  for places in 53 293; do
    node tests/html/many-places.mjs --places "$places" --into "$SITES/source-hub-$places" &&
      "$program" build --root "$SITES/source-hub-$places" --publish --reproduce --date "$TODAY_TOWN" --output "$SITES/hub-$places" >/dev/null || return 1
  done
  large_town 200
}

# The town with as many articles as the budgets of the search speak of.
large_town() {
  node tests/search/large-site.mjs --pages "$1" --into "$SITES/source-$1" &&
    "$PROGRAM" build --root "$SITES/source-$1" --publish --reproduce --date "$TODAY_TOWN" --output "$SITES/large-$1" >/dev/null
}

base_url_of() { sed -nE "s/^base_url: *[\"']?([^\"' #]+).*/\1/p" "$1/content/site.yaml"; }

# Runs a check over both sites; both are looked at even if the first fails.
over_both_sites() {
  local result=0
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  echo "- our own site, as a preview"; "$@" --root "$SITES/own" --base "$(base_url_of .)" || result=1
  echo "- tests/sites/thi-tran-mau, published"
  "$@" --root "$SITES/town" --base "$(base_url_of tests/sites/thi-tran-mau)" || result=1
  return $result
}

# The same where a check looks at pages in a browser: some of every kind and language are enough, all of
# them with --full. Both sites at once: a browser waits more than it works.
over_kinds_in_browser() {
  local pages=some
  if [ "$FULL" = yes ]; then pages=all; fi
  both_sites_at_once "$pages" "$pages" "$@"
}

# Every page of our own site in one profile: some of its promises are told by few pages.
leaves_traces() {
  local pages=some
  if [ "$FULL" = yes ]; then pages=all; fi
  both_sites_at_once all "$pages" timeout 600 node tests/browser/traces.js
}

# both_sites_at_once PAGES_OF_OURS PAGES_OF_THE_TOWN COMMAND…: what it says of the town comes after.
both_sites_at_once() {
  local own=$1 town=$2 said=$SITES/said-of-town result=0
  shift 2
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  "$@" --root "$SITES/town" --base "$(base_url_of tests/sites/thi-tran-mau)" --pages "$town" >"$said" 2>&1 &
  echo "- our own site, as a preview"; "$@" --root "$SITES/own" --base "$(base_url_of .)" --pages "$own" || result=1
  wait $! || result=1
  echo "- tests/sites/thi-tran-mau, published"; cat "$said"
  return $result
}

# Ways out, which are the same script on both sites: of our own with --full alone. One site after the other,
# for some ways are timed.
leaving() {
  if [ "$FULL" = yes ]; then over_both_sites timeout 600 node tests/browser/exit.js --pages all; return; fi
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  timeout 600 node tests/browser/exit.js --root "$SITES/town" --base "$(base_url_of tests/sites/thi-tran-mau)" --pages some
}

hosts() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  local result=0
  serve_by_hosts town "$(base_url_of tests/sites/thi-tran-mau)" || result=1
  echo "- below a path, with compressed copies"; serve_by_hosts based "$BASED" || result=1
  return $result
}

serve_by_hosts() {
  timeout 300 node tests/hosts/serve.mjs --root "$SITES/$1" --beside "$SITES/source/.tincay/hosts/$1" --base "$2"
}

elsewhere() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  local result=0 town
  town=$(base_url_of tests/sites/thi-tran-mau)
  node tests/html/check-tree.mjs --root "$SITES/based" --base "$BASED" || result=1
  node tests/html/check-tree.mjs --root "$SITES/folder" --base "$town" --relative yes || result=1
  timeout 300 node tests/browser/folder.js --root "$SITES/folder" --base "$town" || result=1
  return $result
}

deploy_by_sftp() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  # Beside the lane of browsers on a slow machine it takes three times as long as alone.
  timeout 600 node tests/deploy/sftp.mjs --program "$PROGRAM" --date "$TODAY_TOWN" --kills 2
}

# The program with object stores, which most builds do not have, beside the other; and what holds of it alone.
with_s3() {
  cargo clippy --locked --all-targets --features s3 -- -D warnings || return 1
  cargo nextest run --locked --features s3 --lib -E 'test(deploy::)' || return 1
  cargo build --locked --features s3 && cp "$PROGRAM" "$SITES/tincay-s3" || return 1
  when_changed tests/deploy/requirements.txt "$TOOLS/python/.installed-deploy" \
    "$PYTHON" -m pip install --quiet --requirement tests/deploy/requirements.txt
}

deploy_to_s3() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  with_s3 && node tests/search/large-site.mjs --pages 350 --into "$SITES/source-s3" &&
    timeout 1200 node tests/deploy/s3.mjs --program "$SITES/tincay-s3" --source "$SITES/source-s3" --date "$TODAY_TOWN" --kills 20 --python "$PYTHON"
}

verify_finds() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  timeout 300 node tests/hosts/verify.mjs --program "$PROGRAM" --date "$TODAY_TOWN"
}

deploy_large() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  node tests/search/large-site.mjs --pages 350 --into "$SITES/source-deploy" &&
    timeout 1200 node tests/deploy/sftp.mjs --program "$PROGRAM" --source "$SITES/source-deploy" --date "$TODAY_TOWN" --kills 20
}

help_hub() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  local base
  base=$(base_url_of tests/sites/thi-tran-mau)
  timeout 120 node tests/browser/traces.js --root "$SITES/hub-53" --base "$base" --paths ho-tro/index.html,en/support/index.html &&
    timeout 120 node tests/browser/traces.js --root "$SITES/hub-293" --base "$base" \
      --paths ho-tro/index.html,en/support/index.html,ho-tro/don-vi/thi-dong-son/index.html,en/support/commune/thi-dong-son/index.html
}

report_in_browser() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  "$PROGRAM" report 2026 --root "$SITES/source" --date "$TODAY_TOWN" --output "$SITES/report.html" &&
    timeout 120 node tests/browser/report.js --file "$SITES/report.html"
}

on_paper() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  local result=0 town
  town=$(base_url_of tests/sites/thi-tran-mau)
  timeout 120 node tests/browser/print.js --root "$SITES/own" --base "$(base_url_of .)" || result=1
  timeout 120 node tests/browser/print.js --root "$SITES/town" --base "$town" --sheets 2 || result=1
  return $result
}

search_finds() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  local result=0
  node tests/search/minify.mjs || result=1
  node tests/search/check.mjs || result=1
  node tests/search/relevance.mjs --root "$SITES/own" || result=1
  node tests/search/weight.mjs --root "$SITES/large-200" --limit 100000 || result=1
  return $result
}

content_fits_schemas() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  "$PYTHON" tests/html/check_schemas.py --program "$PROGRAM" . tests/sites/thi-tran-mau
}

served_in_browser() { timeout 120 node tests/browser/serve.js --program "$PROGRAM"; }

search_in_browser() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  timeout 300 node tests/browser/search.js --root "$SITES/own" --base "$(base_url_of .)"
}

search_large() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  large_town 2000 && node tests/search/weight.mjs --root "$SITES/large-2000" --limit 400000 &&
    timeout 900 node tests/browser/search.js --root "$SITES/own" --base "$(base_url_of .)" --large "$SITES/large-2000"
}

released() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  local program
  program=$(tests/bench/trained.sh | tail -n 1) || return 1
  "$program" build --root "$SITES/source" --publish --reproduce --date "$TODAY_TOWN" --output "$SITES/released" &&
    diff -r "$SITES/town" "$SITES/released"
}

screenshots() {
  [ "$BUILT" = yes ] || { echo "  the sites were not built"; return 1; }
  timeout 1800 node tests/browser/screenshots.js --root "$SITES/own" --base "$(base_url_of .)" --into "$TOOLS/screens"
}

licences() {
  cargo deny --version >/dev/null 2>&1 || cargo install --locked cargo-deny || return 1
  # Advisories need a database from elsewhere; the rest is decided by Cargo.lock alone.
  cargo deny --locked check licenses bans sources
}

# Each target for a minute, or for FUZZ_SECONDS. What is new and worth keeping stays below target;
# an input that breaks a promise is written to tests/fuzz/artifacts and named.
fuzz() {
  local target result=0 limits=(-timeout=20 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1)
  cargo fuzz --version >/dev/null 2>&1 || cargo install --locked cargo-fuzz || return 1
  cargo metadata --locked --format-version 1 --manifest-path tests/fuzz/Cargo.toml >/dev/null || return 1
  for target in front_matter markdown guard; do
    mkdir -p "target/fuzz-corpus/$target"
    # Without a sanitizer: the program has no unsafe code, and a stable compiler is enough.
    cargo fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz --sanitizer none "$target" \
      "target/fuzz-corpus/$target" "tests/fuzz/corpus/$target" -- \
      "${limits[@]}" -max_total_time="${FUZZ_SECONDS:-60}" || result=1
  done
  return $result
}

# ---- the steps -----------------------------------------------------------------------------------

is_wanted() { [[ "$1" == *"$ONLY"* ]]; }

# step HEADLINE COMMAND…: runs it, says how long it took, remembers how it ended.
step() {
  local headline=$1 began=$SECONDS; shift
  [ "$LIST" = yes ] && { echo "$headline"; return; }
  printf '\n=== %s\n' "$headline"
  if "$@" </dev/null; then
    PASSED=$((PASSED + 1)); printf -- '--- passed in %d s: %s\n' $((SECONDS - began)) "$headline"
  else
    FAILED+=("$headline"); printf -- '--- FAILED after %d s: %s\n' $((SECONDS - began)) "$headline"
    return 1
  fi
}

wanted_step() { is_wanted "$1" || return 0; step "$@"; }

# The program and the sites, for the first step that looks at them.
build_once() {
  [ "$TRIED" = no ] || return 0
  TRIED=yes
  # As the tests have it: with other features of dependencies all of it would be compiled once more.
  step 'build: program' cargo test --no-run --locked "${OPTIMISED[@]}" --test it
  step 'build: both sites' build_sites && BUILT=yes
}

# Begins the steps of FUNCTION beside those that follow, for there are two processors and browsers wait a lot; what
# they say comes with `end_lane`. With --only or --list they are steps like any other.
LANE=''
begin_lane() {
  if [ -n "$ONLY" ] || [ "$LIST" = yes ]; then "$1"; return; fi
  ( PASSED=0 FAILED=(); "$1"; printf '%s\n' "$PASSED" "${FAILED[@]}" >"$SITES/lane-ended" ) >"$SITES/lane" 2>&1 </dev/null &
  LANE=$!
}
end_lane() {
  [ -n "$LANE" ] || return 0
  local ended=()
  wait "$LANE"
  cat "$SITES/lane"
  [ ! -f "$SITES/lane-ended" ] || mapfile -t ended <"$SITES/lane-ended"
  if [ "${#ended[@]}" -eq 0 ]; then FAILED+=('the steps that ran beside others'); return; fi
  PASSED=$((PASSED + ended[0]))
  FAILED+=("${ended[@]:1}")
}

# A step over the sites.
site_step() { is_wanted "$1" || return 0; build_once; step "$@"; }

run_steps() {
  wanted_step 'format: cargo fmt' cargo fmt --check
  wanted_step 'spelling: typos' "$TOOLS/python/bin/typos"
  wanted_step 'promises: every number has a test' node tests/promises.mjs
  wanted_step 'lint: cargo clippy' cargo clippy --workspace --all-targets --locked -- -D warnings
  wanted_step 'lint: links in the documentation' env RUSTDOCFLAGS=-Dwarnings cargo doc --no-deps --locked
  wanted_step 'tests: unit' cargo nextest run --locked --no-fail-fast --lib
  # One more at once than there are processors: some wait for clocks and connections more than they compute.
  wanted_step 'tests: integration' cargo nextest run --locked --no-fail-fast "${OPTIMISED[@]}" --bins --test '*' --test-threads $(($(nproc) + 1))
  wanted_step 'tests: examples in the documentation' cargo test --doc --locked "${OPTIMISED[@]}"
  if is_wanted 'build: program' || is_wanted 'build: both sites'; then build_once; fi
  begin_lane steps_in_browsers
  site_step 'html: Nu HTML checker' over_both_sites timeout 600 node tests/html/check-html.mjs
  site_step 'feeds: feedparser, newsboat, JSON Feed' over_both_sites "$PYTHON" tests/html/check_feeds.py
  site_step 'sitemaps: schema, pages, alternates' over_both_sites node tests/html/check-sitemap.mjs
  site_step 'calendars: RFC 5545, icalendar, khal' over_both_sites timeout 300 "$PYTHON" tests/html/check_calendars.py
  site_step 'data: schema.org and social tags' over_both_sites node tests/html/check-structured.mjs
  site_step 'tree: links, fragments, languages, hreflang, titles' over_both_sites node tests/html/check-tree.mjs
  site_step 'weight: pages, styles, scripts, requests' over_both_sites node tests/html/check-weight.mjs
  site_step 'schemas: our content by an independent validator' content_fits_schemas
  site_step 'hosts: nginx and Apache serve the town' hosts
  site_step 'elsewhere: below a path, and from a folder by file://' elsewhere
  site_step 'deploy: to a real SFTP server' deploy_by_sftp
  site_step 'verify: nginx as it should be, and with faults' verify_finds
  site_step 'search: what people ask, weight of the index' search_finds
  site_step 'serve: live pages in Chromium' served_in_browser
  end_lane
  # With nothing beside it: how fast answers come is measured.
  site_step 'search: in Chromium' search_in_browser
  if [ "$FULL" = yes ] || [ "$LIST" = yes ]; then long_steps; fi
}

# The steps that open many pages in a browser.
steps_in_browsers() {
  site_step 'exit: leaving quickly, in Chromium' leaving
  site_step 'browser: pages of every kind in Chromium' over_kinds_in_browser timeout 900 node tests/browser/walk.js
  site_step 'large text: 24, 32 and 40 px on the smallest phones' over_kinds_in_browser timeout 600 node tests/browser/large-text.js
  site_step 'traces: what a visit leaves behind' leaves_traces
  site_step 'axe-core: pages of every kind, AAA and best practice' over_kinds_in_browser timeout 600 node tests/browser/axe.js
  site_step 'shapes: code, tasks, links and drawings in Chromium' over_both_sites timeout 120 node tests/browser/shapes.js
  site_step 'report: figures stand under their heads' report_in_browser
  site_step 'traces: the help hub with 60 places' help_hub
  site_step 'print: leaflet and wallet cards, as PDF' on_paper
}

# What --full adds. Append here what takes longer than a minute.
long_steps() {
  wanted_step 'long: self-test, every check can fail' timeout 900 node tests/html/self-test.mjs
  site_step 'long: leaving quickly, in Firefox' over_both_sites timeout 600 node tests/browser/exit.js --engine firefox --pages some --examples 2
  site_step 'long: search, 2,000 articles' search_large
  wanted_step 'long: a site in memory, 200 random edits' cargo nextest run --locked "${OPTIMISED[@]}" --run-ignored only -E 'test(after_200_random_edits)'
  wanted_step 'long: serve, 200 operations' cargo nextest run --locked "${OPTIMISED[@]}" --run-ignored only -E 'test(after_each_of_200_operations)'
  wanted_step 'long: serve, 2,000 edits in 20 minutes' cargo nextest run --locked "${OPTIMISED[@]}" --no-capture --run-ignored only -E 'test(after_2_000_edits)'
  wanted_step 'long: fuzz targets' fuzz
  wanted_step 'long: licences, bans and sources of dependencies' licences
  site_step 'long: screenshots' screenshots
  site_step 'long: the released program writes the same' released
  wanted_step 'long: instructions of a build' timeout 1200 tests/bench/instructions.sh
  wanted_step 'long: benches of the verbs compile' cargo check --locked --benches --manifest-path tests/bench/verbs/Cargo.toml --target-dir target/verbs
  site_step 'long: deploy, 2,000 files and 20 kills' deploy_large
  site_step 'long: deploy to S3, 2,000 files and 20 kills' deploy_to_s3
}

main() {
  while [ $# -gt 0 ]; do
    case $1 in
      --full) FULL=yes ;;
      --list) LIST=yes ;;
      --only) [ $# -gt 1 ] || give_up "--only needs a word of a headline (--list shows them)"; ONLY=$2; shift ;;
      *) give_up "unknown argument $1: use --full, --only WORD or --list" ;;
    esac
    shift
  done
  if [ "$LIST" = yes ]; then run_steps; exit 0; fi
  install_all
  # Below target, so that stages and outputs lie on one disk and a rename can commit them.
  use_memory
  mkdir -p target && SITES=$(mktemp -d "$PWD/target/sites.XXXXXX") && trap 'rm -rf "$SITES"' EXIT
  run_steps
  printf '\nall in %d s\n' "$SECONDS"
  [ "${#FAILED[@]}" -eq 0 ] || printf 'failed: %s\n' "${FAILED[@]}"
  printf '%d passed, %d failed\n' "$PASSED" "${#FAILED[@]}"
  [ "${#FAILED[@]}" -eq 0 ] && [ "$PASSED" -gt 0 ]
}

main "$@"
