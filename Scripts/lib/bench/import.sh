# shellcheck shell=bash
# shellcheck disable=SC2154 # Scripts/bench and newsroom.sh set what this file reads
# Thousands of stories through `newsdesk import`, and the rows that come of them through psql's COPY.

readonly import_tables=(story revision revision_picture history source source_keeper import)

# lay_folder COUNT FOLDER: so many stories, each a file of its own of some 3 kB.
lay_folder() {
  mkdir -p "$2"
  awk -v count="$1" -v folder="$2" 'BEGIN {
    srand(1)
    for (n = 1; n <= 4000; n++) {
      word = ""
      for (l = 2 + int(rand() * 9); l > 0; l--) word = word sprintf("%c", 97 + int(rand() * 26))
      words[n] = word
    }
    for (story = 1; story <= count; story++) {
      file = sprintf("%s/%06d.json", folder, story)
      printf "{\"headline\": \"Story %d of %s %s\", \"byline\": \"Ana Souza\", \"source_id\": \"urn:bench:%d\",\n \"body\": [", \
        story, words[1 + int(rand() * 4000)], words[1 + int(rand() * 4000)], story > file
      for (part = 1; part <= 8; part++) {
        printf "%s\"", (part > 1 ? ", " : "") > file
        for (n = 1; n <= 50; n++) printf "%s ", words[1 + int(rand() * 4000)] > file
        printf "\"" > file
      }
      printf "],\n \"photos\": [{\"caption\": \"Picture %d\", \"credit\": \"Jane Roe/Reuters\"}]}\n", story > file
      close(file)
    }
  }'
}

# bench_import FOLDER: imports it as a person would; prints seconds and MiB.
bench_import() {
  # A private newsroom's folder, where one is named, comes before PGHOST.
  env -u NEWSDESK_HOME PGHOST="$server" PGPORT=5432 PGUSER=ana PGDATABASE=newsdesk \
    /usr/bin/time --format '%e %M' --output "$server/peak" \
    "$program" import "$1" --desk metro --format count >"$server/count" || die "the import failed"
  awk '{ printf "%s %.1f\n", $1, $2 / 1024 }' <"$server/peak"
}

# copy_rows FILE: times the same rows on their way into the same tables, with all that hangs on them, in one transaction.
copy_rows() {
  local table
  {
    echo 'SET ROLE newsdesk_owner; BEGIN;'
    for table in "${import_tables[@]}"; do printf "\\\\copy newsdesk.%s FROM '%s'\n" "$table" "$server/$table.copy"; done
    echo 'COMMIT;'
  } >"$server/copy.sql"
  /usr/bin/time --format '%e' --output "$server/peak" "$(server_binaries)/psql" -X -q -v ON_ERROR_STOP=1 -f "$server/copy.sql" \
    "host=$server port=5432 user=postgres dbname=newsdesk" >/dev/null || die "psql could not copy the rows"
  cat "$server/peak"
}

# Empties the tables, as no rule of the newsroom's lets anybody.
empty_tables() {
  quietly sql -c "SET session_replication_role = replica; TRUNCATE newsdesk.searchable, newsdesk.live, newsdesk.import,
    newsdesk.source_keeper, newsdesk.source, newsdesk.history, newsdesk.revision_picture, newsdesk.revision, newsdesk.story CASCADE"
}

measure_import() {
  local table times=() figures peaks=() count
  open_newsroom
  heading "5,000 stories of a folder"
  lay_folder 5000 "$server/wire"
  for _ in 1 2 3; do
    empty_tables
    figures=$(bench_import "$server/wire")
    [[ $(<"$server/count") == 5000 ]] || die "5,000 stories should have come in, not $(<"$server/count")"
    for table in "${import_tables[@]}"; do
      quietly sql -c "\\copy (SELECT * FROM newsdesk.$table) TO '$server/$table.copy'"
    done
    empty_tables
    times+=("${figures% *} $(copy_rows)")
  done
  inform "newsdesk import" "$(column 1 "${times[@]}" | median)" s
  inform "psql, COPY of the same rows" "$(column 2 "${times[@]}" | median)" s
  judge "newsdesk import, ratio to psql's COPY" "$(ratio 1 2 "${times[@]}")" 3 x
  for count in 500 5000 20000; do
    empty_tables
    rm -rf "$server/wire"
    lay_folder "$count" "$server/wire"
    figures=$(bench_import "$server/wire")
    peaks+=("${figures#* }")
    inform "newsdesk import, $count stories, peak memory" "${figures#* }" MiB
  done
  judge "newsdesk import, memory of 20,000 stories to that of 500" \
    "$(awk -v a="${peaks[2]}" -v b="${peaks[0]}" 'BEGIN { printf "%.2f\n", a / b }')" 1.5 x
  close_newsroom
}
