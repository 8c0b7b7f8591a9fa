# shellcheck shell=bash
# What every script here starts from: strict mode, the repository's root, words for people and --help.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck disable=SC2034 # it is for the scripts that read this file
readonly root

# The comment at the head of a script is its help text, so that the two can't differ.
usage() {
  sed -n '2,/^[^#]/ { /^[^#]/d; /^# shellcheck /d; s/^# \{0,1\}//; p }' "$0"
}

# Results go to stdout; everything else that a script says goes to stderr.
note() {
  printf '%s\n' "$*" >&2
}

# die MESSAGE [LINE …]: one clear message, what to do about it below, and exit status 1.
die() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  shift
  if (($#)); then printf '  %s\n' "$@" >&2; fi
  exit 1
}

# A wrong command line is EX_USAGE, as it is for newsdesk itself.
die_usage() {
  printf '%s: %s\n  See: Scripts/%s --help\n' "$(basename "$0")" "$1" "$(basename "$0")" >&2
  exit 64
}

# quietly COMMAND…: shows what COMMAND printed only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status)); then cat "$log" >&2; fi
  rm -f "$log"
  return "$status"
}
