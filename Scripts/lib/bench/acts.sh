# shellcheck shell=bash
# shellcheck disable=SC2154 # authority.sh sets what this file reads
# Transitions a second: our guarded acts against a naive client's, and against a bare statement with no guard.

readonly act_sides=(naive guarded bare) act_clients=(1 4 16)
# At least so much of what the naive client reaches, at 1, 4 and 16 clients.
readonly -A act_limits=([1]=0.8 [4]=0.95 [16]=0.5)

# lay_stories COUNT ROAD: fresh stories, so that every run meets the same. Sets `first`, by side.
lay_stories() {
  local laid
  laid=$(sql -v count="$1" -v road="$2" -f "$here/stories.sql") || exit 1
  declare -gA first=([guarded]=${laid%|*} [naive]=${laid#*|} [bare]=${laid#*|})
}

# run_side SIDE SCRIPT CLIENTS SYNC LENGTH…: prints how many times a second SCRIPT was run through. LENGTH is pgbench's.
# Each editor is a login and a pgbench of their own, and the clients are shared out among them.
run_side() {
  local side=$1 script=$2 clients=$3 sync=$4 editors=${#bench_editors[@]} each editor number=0 processes=()
  shift 4
  if ((clients < editors)); then editors=$clients; fi
  each=$((clients / editors))
  for editor in "${bench_editors[@]:0:editors}"; do
    PGOPTIONS="-c synchronous_commit=$sync" "$(server_binaries)/pgbench" --no-vacuum --protocol prepared \
      --client "$each" --jobs 1 "$@" --file "$here/$script-$side.pgbench" \
      --define first=$((first[$side] + number * each * share)) --define share="$share" \
      --define round=0 --define start="$start" \
      "host=$server port=5432 dbname=newsdesk user=$editor" >"$server/run.$number" 2>&1 &
    processes+=($!)
    number=$((number + 1))
  done
  for number in "${!processes[@]}"; do
    wait "${processes[number]}" || die "pgbench failed at $script, $side" "$(tail -n 5 "$server/run.$number")"
  done
  awk '/^tps/ { sum += $3 } END { print sum }' "$server"/run.*
  rm "$server"/run.*
}

# The seals over all of history are made as in a newsroom at work, while the acts go on, and often: one a second.
start_sealer() {
  "$(server_binaries)/psql" -X -q -v ON_ERROR_STOP=1 -f - "host=$server port=5432 user=ana dbname=newsdesk" \
    >/dev/null <<<'SELECT count(*) FROM newsdesk.seal_history() \watch 1' &
  sealer=$!
}

# It has to be alive still: an error would have ended it.
stop_sealer() {
  kill "$sealer" 2>/dev/null || die "no seals were made while the acts went on"
  wait "$sealer" 2>/dev/null || true
}

# measure_round ROUND SCRIPT CLIENTS SYNC LENGTH…: prints each side's figure, in the order of act_sides. Which side begins
# changes from round to round.
measure_round() {
  local round=$1 sides=("${act_sides[@]}") side
  local -A figure
  shift
  if ((round % 2 == 0)); then sides=(bare guarded naive); fi
  for side in "${sides[@]}"; do
    if [[ $side == guarded && $with_seals ]]; then start_sealer; fi
    figure[$side]=$(run_side "$side" "$@") || exit 1
    if [[ $side == guarded && $with_seals ]]; then stop_sealer; fi
  done
  for side in "${act_sides[@]}"; do printf '%s ' "${figure[$side]}"; done
}

# measure_cell ROUND SCRIPT CLIENTS SYNC: adds a round to the cell of the report that these name.
measure_cell() {
  local round=$1 script=$2 clients=$3 sync=$4 figures length
  if [[ $script == cycle ]]; then
    share=200 start=3 length=(--time "$seconds")
    lay_stories $((share * clients)) create,submit,request_changes
  else
    share=$((roads / clients)) start=1 length=(--transactions $((roads / clients)))
    lay_stories $((share * clients)) create
  fi
  figures=$(measure_round "$round" "$script" "$clients" "$sync" "${length[@]}") || exit 1
  cells[$script.$clients.$sync]+=$figures$'\n'
}

report_cells() {
  local script=$1 sync=$2 acts=$3 clients rounds_done name
  for clients in "${act_clients[@]}"; do
    mapfile -t rounds_done < <(printf '%s' "${cells[$script.$clients.$sync]}")
    name=$(printf '%s, %s at once, synchronous commit %s' "$script" "$clients" "$sync")
    judge "$name" "$(ratio 2 1 "${rounds_done[@]}")" "${act_limits[$clients]}" x least
    acts_line "$acts" "${rounds_done[@]}"
  done
}

# acts_line ACTS ROUND…: the medians that a ratio was made of, as acts a second.
acts_line() {
  local acts=$1 side number=0
  shift
  printf '   '
  for side in "${act_sides[@]}"; do
    number=$((number + 1))
    printf ' %s %s,' "$side" "$(column "$number" "$@" | median | awk -v acts="$acts" '{ printf "%.0f\n", $1 * acts }')"
  done
  printf ' bare/naive %s\n' "$(ratio 3 1 "$@")"
}

measure_acts() {
  local round clients sync
  declare -gA cells=()
  with_seals=$(sql -c "SELECT 'yes' WHERE to_regproc('newsdesk.seal_history') IS NOT NULL")
  quietly sql -f "$here/naive.sql" || die "the naive schema could not be made"
  quietly sql -c "GRANT USAGE ON SCHEMA naive TO newsdesk_staff" \
    -c "GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA naive TO newsdesk_staff"
  # The planner and the cache know the tables before anything is timed.
  lay_stories 3200 create,submit,request_changes
  quietly sql -c "VACUUM (ANALYZE)"
  for ((round = 1; round <= rounds; round++)); do
    for sync in on off; do
      for clients in "${act_clients[@]}"; do measure_cell "$round" cycle "$clients" "$sync"; done
    done
    for clients in "${act_clients[@]}"; do measure_cell "$round" road "$clients" on; done
    quietly sql -c "VACUUM newsdesk.story, naive.story"
  done
  heading "Transitions a second, ratio to the naive client"
  for sync in on off; do report_cells cycle "$sync" 4; done
  report_cells road on 3
}
