# shellcheck shell=bash
# shellcheck disable=SC2154 # Scripts/bench and authority.sh set what this file reads
# The newsroom that `Scripts/bench authority` measures: a server of its own that survives a crash, as a real one has to,
# a newsroom on it, and people at ten desks. Sets `server`, the folder it is all in.

readonly bench_desks=(metro world sport business culture science opinion travel food weather)

# What a server keeps as the product sets up its own, but for three things that would fall on one side of a comparison and
# not on the other: a checkpoint, a vacuum, and a plan compiled to machine code.
readonly bench_settings=(
  listen_addresses= fsync=on full_page_writes=on synchronous_commit=on shared_buffers=512MB max_connections=100
  checkpoint_timeout=1h max_wal_size=4GB autovacuum=off jit=off timezone=UTC
)

# bench_server [SETTING=VALUE …]: starts it.
bench_server() {
  local binaries setting options
  binaries=$(server_binaries) || die "PostgreSQL's server is not installed" "Run: Scripts/install-dependencies"
  quietly as_server "$binaries/initdb" --pgdata "$server/data" --username postgres --auth trust \
    --encoding UTF8 --locale C.UTF-8 --no-instructions ${log_folder:+--waldir "$log_folder/wal"} || die "initdb failed"
  options="-k $server"
  for setting in "${bench_settings[@]}" "$@"; do options+=" -c $setting"; done
  quietly as_server "$binaries/pg_ctl" start --wait --pgdata "$server/data" --log "$server/log" --options "$options" ||
    die "PostgreSQL did not start" "$(tail -n 5 "$server/log" 2>&1)"
}

# sql_as LOGIN [ARGUMENT …]: psql in the newsroom's database. Any error ends it. Nobody can log in as the tables' owner: the
# superuser takes that role on.
sql_as() {
  local login=$1 options=
  shift
  if [[ $login == owner ]]; then login=postgres options='-c role=newsdesk_owner'; fi
  PGOPTIONS=$options "$(server_binaries)/psql" -X -q -At -v ON_ERROR_STOP=1 "$@" \
    "host=$server port=5432 user=$login dbname=${bench_database:-newsdesk}"
}

sql() { sql_as postgres "$@"; }

# The newsroom as `newsdesk init` makes it. Its migrations are those that the program carries.
found_with_program() {
  PGHOST=$server PGPORT=5432 PGUSER=postgres PGDATABASE=newsdesk quietly \
    "$program" init --server --admin chief --name "Chief of Staff" --desk "${bench_desks[0]}" --timezone UTC
}

# The same from Migrations/ alone, for whoever tunes SQL and doesn't want to wait for a build.
found_with_psql() {
  local migration
  bench_database=postgres sql -f - <<-'SQL' || die "the roles could not be made"
	CREATE ROLE newsdesk_owner NOLOGIN;
	CREATE ROLE newsdesk_staff NOLOGIN;
	CREATE ROLE newsdesk_registrar NOLOGIN CREATEROLE;
	GRANT newsdesk_staff TO newsdesk_registrar WITH ADMIN OPTION;
	GRANT newsdesk_registrar TO newsdesk_owner;
	CREATE DATABASE newsdesk OWNER newsdesk_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
	SQL
  {
    cat <<-'SQL'
	REVOKE ALL ON DATABASE newsdesk FROM PUBLIC;
	GRANT CONNECT ON DATABASE newsdesk TO newsdesk_staff;
	GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pg_catalog TO newsdesk_owner;
	-- As init does: no comparison of texts runs before a policy.
	SELECT format('ALTER FUNCTION %s NOT LEAKPROOF', p.oid::regprocedure) FROM pg_proc AS p
	WHERE p.proleakproof AND p.proargtypes::oid[] && '{text,varchar,bpchar,bytea}'::regtype[]::oid[] \gexec
	SET ROLE newsdesk_owner;
	CREATE SCHEMA newsdesk;
	CREATE TABLE newsdesk.migration (number integer PRIMARY KEY, name text NOT NULL, checksum bytea, applied_at timestamptz);
	SQL
    for migration in "$root"/Migrations/*.sql; do
      printf '\\echo applying %s\nBEGIN;\n' "$(basename "$migration")"
      cat "$migration"
      printf 'COMMIT;\n'
    done
    cat <<-'SQL'
	SELECT newsdesk.found_newsroom('The Bench', 'UTC');
	SELECT newsdesk.open_desk('metro');
	SQL
  } >"$server/found.sql"
  quietly sql -f "$server/found.sql" || die "a migration failed"
}

# Ten desks, the last of them small; one who writes; four editors of metro, who publish too; readers of one desk, of
# three, of the small one, and of all.
staff_newsroom() {
  local desk editor
  {
    echo "SET ROLE newsdesk_owner;"
    for desk in "${bench_desks[@]}"; do echo "SELECT newsdesk.open_desk('$desk');"; done
    enrol_sql ana metro reporter
    for editor in "${bench_editors[@]}"; do
      enrol_sql "$editor" metro editor
      enrol_sql "$editor" metro publisher
    done
    enrol_sql one metro editor
    for desk in "${bench_desks[@]:0:3}"; do enrol_sql three "$desk" editor; done
    enrol_sql small "${bench_desks[-1]}" editor
    enrol_sql all '' editor
  } >"$server/staff.sql"
  quietly sql -f "$server/staff.sql" || die "the newsroom's people could not be added"
}
readonly bench_editors=(ed.one ed.two ed.three ed.four)

# enrol_sql LOGIN DESK ROLE: an empty DESK is the whole newsroom.
enrol_sql() {
  printf "SELECT newsdesk.enrol('%s', 'Name of %s'); SELECT newsdesk.enrol_in_role('%s', nullif('%s', ''), '%s');\n" \
    "$1" "$1" "$1" "$2" "$3"
}
