# shellcheck shell=bash
# What every measurement prints: a line for each figure, with its limit where it has one.

broken=0

heading() {
  printf '%-58s %13s %13s\n' "${1-}" measured limit
}

# judge WHAT MEASURED LIMIT UNIT [least]: a figure that may be at most LIMIT; at least, where `least` says so.
judge() {
  local verdict=pass
  if awk -v measured="$2" -v limit="$3" -v least="${5-}" \
    'BEGIN { exit !(measured == "" || (least ? measured < limit : measured > limit)) }'; then
    verdict=FAIL
    # shellcheck disable=SC2034 # it is the exit status of the script that reads this file
    broken=1
  fi
  printf '%-58s %8s %-4s %8s %-4s %s\n' "$1" "$2" "$4" "$3" "$4" "$verdict"
}

# inform WHAT MEASURED UNIT: a line that explains another and has no limit.
inform() {
  printf '%-58s %8s %s\n' "$1" "$2" "$3"
}

# Of the numbers on stdin, one a line.
median() {
  sort -g | awk '{ value[NR] = $1 } END { if (NR) print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

# column N ROUND…: the Nth figure of each round.
column() {
  local number=$1
  shift
  printf '%s\n' "$@" | cut -d' ' -f"$number"
}

# ratio OF TO ROUND…: the median of what each round's OFth figure is to its TOth.
ratio() {
  local of=$1 to=$2
  shift 2
  printf '%s\n' "$@" | awk -v of="$of" -v to="$to" '{ print $of / $to }' | median | awk '{ printf "%.2f\n", $1 }'
}
