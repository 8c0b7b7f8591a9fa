# shellcheck shell=bash
# shellcheck disable=SC2154 # authority.sh sets what this file reads
# Reading under row-level security, against the same query as the tables' owner, in a newsroom full of stories. Queries are
# sent as a program sends them once: each is planned anew.

# Two sessions fill it, for the machine has two processors. The words that people search for are indexed afterwards.
fill_archive() {
  local begun=$SECONDS first half=$((stories / 2)) part parts=() index
  first=$(sql -c "SELECT last_value + 1000 FROM newsdesk.story_id_seq")
  index=$(sql -c "SELECT pg_get_indexdef(to_regclass('newsdesk.searchable_words'))")
  if [[ $index ]]; then quietly sql -c "DROP INDEX newsdesk.searchable_words"; fi
  for part in "1 $half" "$((half + 1)) $stories"; do
    sql -v first="$first" -v low="${part% *}" -v high="${part#* }" -f "$here/archive.sql" >/dev/null &
    parts+=($!)
  done
  for part in "${parts[@]}"; do wait "$part" || die "the newsroom could not be filled"; done
  if [[ $index ]]; then quietly sql -c "SET maintenance_work_mem = '512MB'" -c "$index"; fi
  quietly sql -c "VACUUM (ANALYZE)"
  printf '%s stories, %s of them pending, laid in %s s; the database has %s\n' "$stories" \
    "$(sql -c "SELECT count(*) FROM newsdesk.story WHERE pending")" "$((SECONDS - begun))" \
    "$(sql -c "SELECT pg_size_pretty(pg_database_size('newsdesk'))")"
}

# What the view `pending` shows, for somebody whom no policy asks.
owners_page() {
  cat <<-SQL
	SELECT s.id, d.name AS desk, newsdesk.state(s.stage, s.publication) AS state, s.due_at,
	  CASE
	    WHEN s.stage IN ('draft', 'changes_requested') THEN author.name
	    WHEN s.stage = 'in_review' AND s.assignee_id IS NOT NULL THEN assignee.name
	    WHEN s.stage = 'approved' THEN format('any %s publisher', d.name)
	    ELSE format('any %s editor', d.name)
	  END AS waiting_on, s.slug, author.name AS author, s.version, s.updated_at
	FROM newsdesk.story AS s
	JOIN newsdesk.desk AS d ON d.id = s.desk_id
	JOIN newsdesk.person AS author ON author.id = s.author_id
	LEFT JOIN newsdesk.person AS assignee ON assignee.id = s.assignee_id
	WHERE s.pending AND ${1:-true}
	ORDER BY s.due_at NULLS LAST, s.id LIMIT 50
	SQL
}

# on_desks ALIAS DESK…: the condition by which an index finds them.
on_desks() {
  local table=$1 names
  shift
  names=$(printf "'%s', " "$@")
  printf '%s.desk_id = ANY (%s)' "$table" \
    "$(sql -c "SELECT quote_literal(array_agg(id)) FROM newsdesk.desk WHERE name IN (${names%, })")"
}

# What `newsdesk pending` sends, for one desk or for all.
persons_page() {
  printf 'SELECT id, desk, state, due_at, waiting_on, slug, author, version, updated_at
FROM newsdesk.first_pending(%s, 50)\n' "'{${1:+\"desks\": [\"$1\"]}}'"
}

# What somebody types into psql.
typed_page() {
  printf 'SELECT id, desk, state, due_at, waiting_on, slug, author, version, updated_at
FROM newsdesk.pending WHERE %s ORDER BY due_at, id LIMIT 50\n' "${1:-true}"
}

# What newsdesk.search does, for somebody from whom nothing is kept: the best twenty first, what they are afterwards.
owners_search() {
  local question="websearch_to_tsquery('english', '$1')"
  cat <<-SQL
	SELECT s.id, d.name, newsdesk.state(s.stage, s.publication), r.slug, r.headline,
	  newsdesk.context_of(s.id, f.revision, $question), f.relevance
	FROM (
	  SELECT x.story_id, x.revision, ts_rank(x.words, $question) AS relevance
	  FROM newsdesk.searchable AS x
	  WHERE x.words @@ $question AND x.is_current AND ${2:-true}
	  ORDER BY relevance DESC, x.story_id DESC LIMIT 20
	) AS f
	JOIN newsdesk.story AS s ON s.id = f.story_id
	JOIN newsdesk.desk AS d ON d.id = s.desk_id
	JOIN newsdesk.revision AS r ON r.story_id = f.story_id AND r.number = f.revision
	ORDER BY f.relevance DESC, f.story_id DESC
	SQL
}

# time_query LOGIN FILE: the mean of a query's time in milliseconds, plans and all, over a session that is warm. The owner is
# a role that nobody logs in as.
time_query() {
  local login=$1 file=$2 options=
  if [[ $login == owner ]]; then login=postgres options='-c role=newsdesk_owner'; fi
  PGOPTIONS=$options "$(server_binaries)/pgbench" --no-vacuum --protocol simple --client 1 --time 1 \
    --file "$file" "host=$server port=5432 dbname=newsdesk user=$login" >"$server/query.log" 2>&1 ||
    die "pgbench failed at a query" "$(tail -n 5 "$server/query.log")"
  awk '/^latency average/ { print $4 }' "$server/query.log"
}

# ids LOGIN FILE: what the query finds, to be compared.
ids() { sql_as "$1" -f "$2" | cut -d'|' -f1; }

# compare_reading NAME LOGIN LIMIT PERSONS-SQL OWNERS-SQL: both find the same, and then take turns. An empty LIMIT is none.
compare_reading() {
  local name=$1 login=$2 limit=$3 round ours theirs times=()
  printf '%s;\n' "$4" >"$server/ours.sql"
  printf '%s;\n' "$5" >"$server/theirs.sql"
  ours=$(ids "$login" "$server/ours.sql") || die "$name: the query as $login failed"
  theirs=$(ids owner "$server/theirs.sql") || die "$name: the query as owner failed"
  [[ $ours && $ours == "$theirs" ]] || die "$name: $login and the owner do not find the same" "${ours:0:60}" "${theirs:0:60}"
  for ((round = 1; round <= rounds; round++)); do
    if ((round % 2)); then
      ours=$(time_query "$login" "$server/ours.sql") theirs=$(time_query owner "$server/theirs.sql")
    else
      theirs=$(time_query owner "$server/theirs.sql") ours=$(time_query "$login" "$server/ours.sql")
    fi
    times+=("$ours $theirs")
  done
  if [[ $limit ]]; then
    judge "$name" "$(ratio 1 2 "${times[@]}")" "$limit" x
  else
    inform "$name" "$(ratio 1 2 "${times[@]}")" x
  fi
  printf '    %s ms, as owner %s ms\n' "$(column 1 "${times[@]}" | median)" "$(column 2 "${times[@]}" | median)"
}

has_function() {
  [[ $(sql -c "SELECT count(*) FROM pg_proc WHERE pronamespace = 'newsdesk'::regnamespace AND proname = '$1'") != 0 ]]
}

measure_reading() {
  fill_archive
  heading "Under row-level security, ratio to the tables' owner"
  if has_function first_pending; then
    compare_reading "first page of pending, own desk" one 1.5 "$(persons_page metro)" \
      "$(owners_page "$(on_desks s metro)")"
    compare_reading "first page of pending, a small desk" small 1.5 "$(persons_page)" \
      "$(owners_page "$(on_desks s weather)")"
    compare_reading "first page of pending, three desks" three 1.5 "$(persons_page)" \
      "$(owners_page "$(on_desks s metro world sport)")"
    compare_reading "first page of pending, every desk" all 1.5 "$(persons_page)" "$(owners_page)"
  fi
  measure_view
  if has_function search; then measure_search; fi
}

measure_view() {
  local deep
  deep=$(sql -c "SELECT quote_literal(due_at) || ', ' || id FROM newsdesk.story WHERE pending
    ORDER BY due_at, id OFFSET $((stories * 7 / 100)) LIMIT 1")
  compare_reading "the view, own desk" one "" "$(typed_page "desk = 'metro'")" "$(owners_page "$(on_desks s metro)")"
  compare_reading "the view, a small desk" small "" "$(typed_page)" "$(owners_page "$(on_desks s weather)")"
  compare_reading "the view, every desk" all "" "$(typed_page)" "$(owners_page)"
  compare_reading "the view, page $((stories * 7 / 5000))" all "" \
    "$(typed_page "(due_at, id) > ($deep)")" "$(owners_page "(s.due_at, s.id) > ($deep)")"
}

# A word that few stories say, one that more do, one that many do; for somebody who reads a tenth of them in full and what
# was published of the rest, and for somebody who reads all.
measure_search() {
  local word
  for word in quokka zeppelin council; do
    compare_reading "search for \"$word\", every desk" all 3 "SELECT * FROM newsdesk.search('$word')" \
      "$(owners_search "$word")"
    compare_reading "search for \"$word\", own desk" one 3 "SELECT * FROM newsdesk.search('$word')" \
      "$(owners_search "$word" "($(on_desks x metro) OR x.is_live)")"
  done
}
