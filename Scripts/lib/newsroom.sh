# shellcheck shell=bash
# A newsroom in a folder of its own under /tmp, which meets nobody's settings and nobody's stories.

# new_newsroom NAME: makes the folder, `newsroom`, and points every newsdesk from here on at it.
new_newsroom() {
  local variable
  for variable in "${!PG@}" "${!NEWSDESK_@}"; do
    if [[ $variable != NEWSDESK_PG_BINDIR ]]; then unset "$variable"; fi
  done
  newsroom=$(private_folder "$1")
  export NEWSDESK_HOME=$newsroom/home XDG_CONFIG_HOME=$newsroom/config XDG_STATE_HOME=$newsroom/state
}

# newsroom_conninfo LOGIN: how psql reaches the newsroom as that person.
newsroom_conninfo() {
  printf 'host=%s/socket port=5432 dbname=newsdesk user=%s\n' "$NEWSDESK_HOME" "$1"
}

# remove_newsroom PROGRAM: stops the server, with PROGRAM if it can, and removes the folder.
remove_newsroom() {
  "$1" stop >/dev/null 2>&1 </dev/null || true
  remove_server "$newsroom" "$NEWSDESK_HOME/data"
}
