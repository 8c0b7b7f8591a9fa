# shellcheck shell=bash
# shellcheck disable=SC2154 # Scripts/bench sets what this file reads
# Whole processes: how long a person waits for `newsdesk` itself.

readonly sample=$root/Scripts/samples/harbour-page.txt
readonly waiting=50 program_rounds=5 runs=20

# time_of COMMAND…: prints the median time of each command line, in seconds, one a line.
time_of() {
  quietly hyperfine --shell none --warmup 3 --runs "$runs" --export-csv "$newsroom/times.csv" "$@" ||
    die "a measured command failed"
  # command,mean,stddev,median,user,system,min,max: counted from the end, for the command may hold commas.
  awk -F, 'NR > 1 { print $(NF - 4) }' "$newsroom/times.csv"
}

# peak_of COMMAND…: prints the largest resident memory that COMMAND had in five runs, in MiB.
peak_of() {
  for _ in 1 2 3 4 5; do
    /usr/bin/time --format %M --output "$newsroom/peak" "$@" >/dev/null
    tail -n 1 "$newsroom/peak"
  done | sort -g | tail -n 1 | awk '{ printf "%.1f\n", $1 / 1024 }'
}

milliseconds() { awk '{ printf "%.1f\n", $1 * 1000 }'; }

# Prints COMMAND as one line that hyperfine parts into the same words again.
line_of() { printf '%q ' "$@"; }

found_newsroom() {
  quietly "$program" init --local --desk metro --timezone Europe/London
  quietly "$program" user add ana --name "Ana Souza" --desk metro --role reporter
  # The sample holds two stories. The same ones under other headlines are others.
  for ((number = 1; number <= waiting / 2; number++)); do
    sed -E "s/^(Storm Barrier|Ellandrian Orchards)/\1 $number/" "$sample" >"$newsroom/page-$number.txt"
    quietly "$program" import "$newsroom/page-$number.txt" --desk metro --as ana
  done
}

measure_pending() {
  local ours=("$program" pending --as ana)
  # As a person types it. Debian's `psql` in PATH is a script in front of the program, so that one is measured too.
  local theirs=(psql -X -c 'SELECT * FROM newsdesk.pending' "$(newsroom_conninfo ana)")
  local bare=("$(server_binaries)/psql" "${theirs[@]:1}")
  local counted
  found_newsroom
  counted=$("${theirs[@]}" -At | wc -l)
  ((counted == waiting)) || die "there should be $waiting stories waiting, not $counted"
  counted=$("${ours[@]}" --format ids | wc -l)
  ((counted == waiting)) || die "newsdesk shows $counted stories waiting, not $waiting"

  local round times=()
  for ((round = 1; round <= program_rounds; round++)); do
    mapfile -t -O "${#times[@]}" times < <(
      time_of "$(line_of "${ours[@]}")" "$(line_of "${theirs[@]}")" "$(line_of "${bare[@]}")" | xargs
    )
  done
  ((${#times[@]} == program_rounds)) || exit 1
  inform "newsdesk pending, $waiting stories" "$(column 1 "${times[@]}" | median | milliseconds)" ms
  inform "psql, the same rows" "$(column 2 "${times[@]}" | median | milliseconds)" ms
  inform "the program behind psql, the same rows" "$(column 3 "${times[@]}" | median | milliseconds)" ms
  judge "newsdesk pending, ratio to psql" "$(ratio 1 2 "${times[@]}")" 1.4 x
  inform "newsdesk pending, ratio to the program behind it" "$(ratio 1 3 "${times[@]}")" x
  judge "newsdesk pending, peak memory" "$(peak_of "${ours[@]}")" 40 MiB
  inform "psql, peak memory" "$(peak_of "${theirs[@]}")" MiB
}

# What every command costs before it does anything, and what a shell waits for while somebody presses Tab.
measure_start() {
  local word
  inform "psql --version" "$(time_of "$(line_of "$(server_binaries)/psql" --version)" | milliseconds)" ms
  for word in --version help; do
    judge "newsdesk $word" "$(time_of "$(line_of "$program" "$word")" | milliseconds)" 15 ms
    judge "newsdesk $word, peak memory" "$(peak_of "$program" "$word")" 20 MiB
  done
  # As the scripts of `newsdesk completions` ask.
  local asking=("$program" ---completion submit -- positional@0 2 0 newsdesk submit '')
  judge "stories for a shell that completes a line" \
    "$(NEWSDESK_AS=ana time_of "$(line_of "${asking[@]}")" | milliseconds)" 100 ms
}

measure_parse() {
  local ours=("$program" parse page "$sample" --json)
  judge "newsdesk parse page, $(wc -c <"$sample") bytes" "$(time_of "$(line_of "${ours[@]}")" | milliseconds)" 25 ms
  inform "newsdesk parse page, peak memory" "$(peak_of "${ours[@]}")" MiB
  measure_credits
  measure_growth "stories again and again" page_of
  measure_growth "nothing but credit lines" credit_page
  measure_growth "headlines that are none" headline_page
  measure_growth "nothing but bylines" byline_page
}

# measure_programs WHAT: pending, parse or all.
measure_programs() {
  new_newsroom bench
  trap 'remove_newsroom "$program"' EXIT
  heading "Whole processes"
  if [[ $1 != parse ]]; then
    measure_pending
    measure_start
  fi
  if [[ $1 != pending ]]; then measure_parse; fi
  remove_newsroom "$program"
  trap - EXIT
}
