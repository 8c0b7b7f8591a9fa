# shellcheck shell=bash
# A private PostgreSQL in one folder: a Unix socket that only its owner reaches, no TCP, nothing kept.

# Prints the folder of the server's programs: the newest of Debian's, which are kept out of PATH, or those in PATH.
server_binaries() {
  local folder newest=
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V); do
    if [[ -x $folder/initdb && -x $folder/postgres ]]; then newest=$folder; fi
  done
  if [[ ! $newest ]] && command -v initdb >/dev/null && command -v postgres >/dev/null; then
    newest=$(dirname "$(command -v initdb)")
  fi
  [[ $newest ]] && printf '%s\n' "$newest"
}

# PostgreSQL refuses to run as root: its programs then run as the system user that Debian's package made for them.
# In / because that user may not be able to enter the folder we are in.
as_server() (
  cd /
  if ((EUID == 0)); then exec runuser -u postgres -- "$@"; fi
  exec "$@"
)

# private_folder NAME: makes and prints a new folder that the server can own. Under /tmp whatever TMPDIR says: a socket's
# path may have 107 bytes at most, and the system user `postgres` has to reach it.
private_folder() {
  local folder
  folder=$(mktemp -d "/tmp/newsdesk-$1.XXXXXX")
  if ((EUID == 0)); then chown postgres: "$folder"; fi
  printf '%s\n' "$folder"
}

# volatile_folder NAME: the same in memory, where there is room for it: a database a test is copied and dropped there in a
# tenth of the time. NEWSDESK_TEST_FOLDER, when set, is where to make it instead.
volatile_folder() {
  local folder base=${NEWSDESK_TEST_FOLDER-} room
  if [[ ! $base ]]; then
    base=/tmp
    # In MiB. A dozen tests side by side need 500, and what failing tests leave is kept.
    room=$(df --output=avail --block-size=1M /dev/shm 2>/dev/null | tail -n 1) || room=0
    if [[ -w /dev/shm ]] && ((room >= 4096)); then base=/dev/shm; fi
  fi
  folder=$(mktemp -d "$base/newsdesk-$1.XXXXXX")
  if ((EUID == 0)); then chown postgres: "$folder"; fi
  printf '%s\n' "$folder"
}

# server_conninfo FOLDER: the superuser of the server there. Its port only names the socket: nothing listens on TCP.
server_conninfo() {
  printf 'host=%s port=5432 user=postgres dbname=postgres\n' "$1"
}

# start_server FOLDER: a new server in that empty folder, made for speed: nothing in it need survive a crash.
start_server() {
  local folder=$1 binaries
  binaries=$(server_binaries) || die "PostgreSQL's server is not installed" "Run: Scripts/install-dependencies"
  quietly as_server "$binaries/initdb" --pgdata "$folder/data" --username postgres --auth trust \
    --encoding UTF8 --locale C.UTF-8 --no-sync --no-instructions || die "initdb failed"
  quietly as_server "$binaries/pg_ctl" start --wait --pgdata "$folder/data" --log "$folder/log" --options \
    "-k $folder -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" ||
    die "PostgreSQL did not start" "$(tail -n 5 "$folder/log" 2>&1)"
}

# server_runs FOLDER: whether the server there runs.
server_runs() {
  as_server "$(server_binaries)/pg_ctl" status --pgdata "$1/data" >/dev/null 2>&1
}

# remove_server FOLDER [DATA]: stops the server there and removes the folder. Safe to repeat, and half-way through a
# start.
remove_server() {
  local folder=$1 data=${2:-$1/data} binaries
  binaries=$(server_binaries)
  if [[ -e $data/postmaster.pid ]]; then
    as_server "$binaries/pg_ctl" stop --wait --mode immediate --pgdata "$data" >/dev/null 2>&1 || true
  fi
  # Whoever was ended in the middle of a start may still be writing for a moment.
  for _ in 1 2 3 4 5; do
    if rm -rf "$folder" 2>/dev/null; then break; fi
    sleep 0.2
  done
  [[ ! -e $folder ]]
}
