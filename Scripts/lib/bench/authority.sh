# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034 # Scripts/bench sets what this file reads, and the files beside it read what it sets
# What it costs that the database is the authority.

here=$root/Scripts/lib/bench
# shellcheck source=newsroom.sh
. "$here/newsroom.sh"
# shellcheck source=acts.sh
. "$here/acts.sh"
# shellcheck source=reading.sh
. "$here/reading.sh"

# How long the disk takes to flush, in milliseconds: the median of three.
flush_time() {
  for _ in 1 2 3; do
    as_server "$(server_binaries)/pg_test_fsync" -s 1 -f "$server/flush" 2>/dev/null |
      awk '$1 == "fdatasync" { print $(NF - 1); exit }'
  done | median | awk '{ printf "%.2f\n", $1 / 1000 }'
}

describe_method() {
  printf 'PostgreSQL %s, pgbench on the same %s processors. %s rounds in which all take turns, %s s each; medians.\n' \
    "$(sql -c 'SHOW server_version')" "$(getconf _NPROCESSORS_ONLN)" "$rounds" "$seconds"
  if [[ $log_folder ]]; then
    printf 'A commit waits %s ms for its flush: write-ahead log in memory, commit_delay. The disk takes %s ms just now.\n' \
      "$flush" "$(flush_time)"
  else
    printf 'A commit waits for the disk, which takes %s ms for a flush just now.\n' "$(flush_time)"
  fi
}

# measure_authority WHAT: acts, reading, or both, each in a newsroom of its own.
measure_authority() {
  rounds=5 seconds=2 roads=960 stories=1000000
  if [[ $quick ]]; then rounds=3 seconds=1 roads=240 stories=50000; fi
  if [[ $1 != reading ]]; then
    open_newsroom
    describe_method
    measure_acts
    close_newsroom
  fi
  if [[ $1 != acts ]]; then
    open_newsroom
    if [[ $1 == reading ]]; then describe_method; fi
    measure_reading
    close_newsroom
  fi
}

# The disk of a machine that others use as well takes 0.1 ms now and 3 ms then, and no two rounds are alike. So a commit
# waits a fixed time: the log is in memory, where a flush takes none, and commit_delay with commit_siblings=0 has the one
# who flushes for all take that long.
open_newsroom() {
  local delay=0
  new_newsroom bench
  server=$newsroom log_folder=
  trap close_newsroom EXIT
  if [[ $flush != disk ]]; then
    log_folder=$(mktemp -d /dev/shm/newsdesk-bench.XXXXXX) || die "there is no memory file system" "Run it with --flush disk"
    if ((EUID == 0)); then chown postgres: "$log_folder"; fi
    delay=$(awk -v ms="$flush" 'BEGIN { print ms * 1000 }')
  fi
  bench_server "commit_delay=$delay" commit_siblings=0
  if [[ $sql_only ]]; then found_with_psql; else found_with_program; fi
  staff_newsroom
}

close_newsroom() {
  trap - EXIT
  remove_server "$server"
  if [[ $log_folder ]]; then rm -rf "$log_folder"; fi
}
