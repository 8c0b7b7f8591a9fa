# shellcheck shell=bash
# shellcheck disable=SC2154 # Scripts/bench and newsroom.sh set what this file reads
# What is published on its way out: into a folder, at its time, and onto the screen of whoever watches.

readonly bench_deliveries=3000 bench_scheduled=100000

# A client of the newsroom's server, whatever private newsroom is named.
as_client() {
  local login=$1
  shift
  env -u NEWSDESK_HOME PGHOST="$server" PGPORT=5432 PGUSER="$login" PGDATABASE=newsdesk "$@"
}

# The same in the background, as one process: `client` is its number.
start_client() {
  local login=$1
  shift
  (exec env -u NEWSDESK_HOME PGHOST="$server" PGPORT=5432 PGUSER="$login" PGDATABASE=newsdesk "$@") &
  client=$!
}

# Stories as an import leaves them, taken to the last act before publication.
approve_stories() {
  lay_folder "$1" "$server/wire"
  as_client ana "$program" import "$server/wire" --desk metro --format count >/dev/null || die "the import failed"
  sql_as ana -c "SELECT newsdesk.act(s.id, 'submit', s.version) FROM newsdesk.story AS s WHERE s.stage = 'draft'" >/dev/null
  sql_as ed.one -c "SELECT newsdesk.act(s.id, 'approve', s.version) FROM newsdesk.story AS s WHERE s.stage = 'submitted'" >/dev/null
}

# add_folder NAME: a channel that delivers into a folder, which is emptied.
add_folder() {
  rm -rf "${server:?}/$1"
  mkdir "$server/$1"
  as_client chief "$program" channel add "$1" --folder "$server/$1" >/dev/null 2>&1 || die "the channel could not be added"
}

# work_until_done: two workers side by side; prints seconds.
work_until_done() {
  local start end
  start=$(date +%s.%N)
  start_client wes "$program" worker --once
  as_client wes "$program" worker --once
  wait "$client"
  end=$(date +%s.%N)
  awk -v a="$start" -v b="$end" 'BEGIN { print b - a }'
}

# write_again FROM TO: the same files by a program that only writes each, flushes it and gives it its name; prints seconds.
write_again() {
  rm -rf "$2"
  mkdir "$2"
  perl -MIO::Handle -MTime::HiRes=time -e '
    my ($from, $to) = @ARGV;
    my %bytes;
    for my $path (glob "$from/*") { open my $in, "<:raw", $path or die; local $/; $bytes{($path =~ m{([^/]+)$})[0]} = <$in>; }
    my $start = time;
    for my $name (keys %bytes) {
      open my $out, ">:raw", "$to/.new" or die; print $out $bytes{$name} or die;
      $out->flush or die; $out->sync or die; close $out or die; rename "$to/.new", "$to/$name" or die;
    }
    print time - $start, "\n"' "$1" "$2"
}

measure_deliveries() {
  local round rounds=() seconds
  for round in 1 2 3; do
    approve_stories $((bench_deliveries * round))
    add_folder "out$round"
    sql_as ed.one -c "SELECT newsdesk.act(s.id, 'publish', s.version) FROM newsdesk.story AS s WHERE s.stage = 'approved'" >/dev/null
    seconds=$(work_until_done)
    [[ $(find "$server/out$round" -name '*.json' | wc -l) == "$bench_deliveries" ]] || die "not every delivery arrived"
    rounds+=("$seconds $(write_again "$server/out$round" "$server/again")")
    as_client chief "$program" channel remove "out$round" --yes >/dev/null
  done
  inform "two workers, $bench_deliveries deliveries into a folder" "$(column 1 "${rounds[@]}" | median)" s
  inform "a program that only writes and flushes the same files" "$(column 2 "${rounds[@]}" | median)" s
  judge "two workers, rate to that of the program" "$(ratio 2 1 "${rounds[@]}")" 0.5 x least
}

# How late a story goes out, among so many that wait for another day. The clock is the server's.
measure_schedule() {
  local story late=() round
  quietly sql -c "
    SET session_replication_role = replica;
    INSERT INTO newsdesk.story (
      id, desk_id, slug, version, stage, publication, revision, author_id, schedule, created_at, updated_at, pending
    )
    OVERRIDING SYSTEM VALUE
    SELECT
      10000000 + n, 1, 'later-' || n, 1, 'approved', 'scheduled', 1, 1,
      jsonb_build_object('at', (extract(epoch FROM now() + interval '2 days') * 1000000)::bigint + n, 'wall_clock', '', 'time_zone', 'UTC')::text,
      now(), now(), true
    FROM generate_series(1, $bench_scheduled) AS n;
    ANALYZE newsdesk.story"
  start_client wes "$program" worker
  sleep 2
  for round in 1 2 3 4 5; do
    approve_stories $((bench_deliveries * 3 + round))
    story=$(sql_as ed.one -c "SELECT max(s.id) FROM newsdesk.story AS s WHERE s.id < 10000000 AND s.stage = 'approved'")
    sql_as ed.one -c "SELECT newsdesk.schedule(s.id, s.version, clock_timestamp() + interval '2 seconds') FROM newsdesk.story AS s WHERE s.id = $story" >/dev/null
    sleep 4
    late+=("$(sql -c "SELECT extract(epoch FROM p.at - newsdesk.schedule_at(h.schedule)) FROM newsdesk.history AS h JOIN newsdesk.history AS p
      ON p.story_id = h.story_id AND p.action = 'publish' WHERE h.story_id = $story AND h.action = 'schedule'")")
  done
  kill "$client"
  wait "$client" || true
  judge "a story's publication after its time, of $bench_scheduled" "$(printf '%s\n' "${late[@]}" | sort -g | tail -n 1)" 1 s
  quietly sql -c "SET session_replication_role = replica; DELETE FROM newsdesk.story WHERE id > 10000000"
}

# How soon an act is seen by whoever watches, and what watching costs the server while nothing happens.
measure_watch() {
  local round seen=() acted before after
  start_client one "$program" pending --watch 2>/dev/null > >(
    perl -MTime::HiRes=time -ne 'BEGIN { $| = 1 } printf "%.6f %s", time, $_' >"$server/seen"
  )
  # A session tells of its last transactions up to ten seconds later: those of its beginning are not to be counted.
  sleep 12
  # Two statements at most are this question's own; what the server does by itself counts for no database.
  before=$(sql -c "SELECT pg_stat_clear_snapshot(); SELECT xact_commit FROM pg_stat_database WHERE datname = 'newsdesk'" | tail -n 1)
  sleep 10
  after=$(sql -c "SELECT pg_stat_clear_snapshot(); SELECT xact_commit FROM pg_stat_database WHERE datname = 'newsdesk'" | tail -n 1)
  for round in 1 2 3 4 5 6 7; do
    acted=$(date +%s.%N)
    sql_as ana -c "SELECT newsdesk.create_story('metro', '{\"slug\": \"watched-$round\", \"headline\": \"Watched\"}')" >/dev/null
    sleep 1
    seen+=("$(awk -v acted="$acted" -v slug="watched-$round" 'index($0, slug) { printf "%.0f\n", ($1 - acted) * 1000; exit }' "$server/seen")")
  done
  kill "$client"
  wait "$client" || true
  judge "pending --watch, from an act to the screen" "$(printf '%s\n' "${seen[@]}" | median)" 200 ms
  judge "pending --watch, transactions in ten quiet seconds" "$((after - before > 2 ? after - before - 2 : 0))" 0 ''
}

measure_publication() {
  open_newsroom
  as_client chief "$program" user add wes --name Worker --role worker >/dev/null 2>&1 || die "the worker could not be added"
  heading "published"
  measure_deliveries
  measure_schedule
  measure_watch
  close_newsroom
}
