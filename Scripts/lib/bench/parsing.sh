# shellcheck shell=bash
# shellcheck disable=SC2154 # Scripts/bench sets what this file reads
# What the parsers of strangers' text take: in all, and as their input grows. Growth is told by the program's own time and not
# by the clock's, so that what else the machine does weighs less.

readonly credit_lines=150000 parsing_rounds=5
readonly growth_sizes=(1024 8192 65536 524288 4194304 8388608)

# own_time FILE COMMAND…: prints the least time in five runs that COMMAND, with FILE as its stdin, spent itself, in seconds. What
# came between can only add.
own_time() {
  local input=$1
  shift
  for ((round = 0; round < parsing_rounds; round++)); do
    /usr/bin/time --format '%U %S' --output "$newsroom/time" "$@" <"$input" >/dev/null || exit 1
    awk '{ print $1 + $2 }' "$newsroom/time"
  done | sort -g | head -n 1
}

# clock_time FILE COMMAND…: the same by the clock, in which the program may use every processor.
clock_time() {
  local input=$1
  shift
  for ((round = 0; round < parsing_rounds; round++)); do
    /usr/bin/time --format '%e' --output "$newsroom/time" "$@" <"$input" >/dev/null || exit 1
    cat "$newsroom/time"
  done | sort -g | head -n 1
}

# page_of BYTES: the sample's stories again and again, each under a headline of its own, cut at a line's end.
page_of() {
  awk -v wanted="$1" '
    { line[NR] = $0 }
    END {
      for (copy = 1; written < wanted; copy++)
        for (i = 1; i <= NR && written < wanted; i++) {
          text = line[i]
          if (text ~ /^(Storm Barrier|Ellandrian Orchards)/) text = text " " copy
          written += length(text) + 1
          if (written <= wanted || copy == 1) print text
        }
      }' "$sample"
}

# Lines that differ, so that nothing is gained by reading one twice.
measure_credits() {
  awk -F '\t' -v wanted="$credit_lines" '
    NR > 1 { line[count++] = $1 }
    END {
      for (number = 0; number < wanted; number++) {
        text = line[number % count]
        sub(/Marsh/, "Marsh" sprintf("%c%c", 97 + number % 26, 97 + int(number / 26) % 26), text)
        print text
      }
    }' "$root/Tests/IntakeTests/Data/credit_lines.tsv" >"$newsroom/credits.txt"
  local command=("$program" parse credit - -f ndjson)
  judge "credit lines a second, one process" "$(clock_time "$newsroom/credits.txt" "${command[@]}" | a_second)" 100000 "" least
  inform "credit lines a second of processor time" "$(own_time "$newsroom/credits.txt" "${command[@]}" | a_second)"
}

a_second() {
  awk -v n="$credit_lines" '{ printf "%d", n / $1 }'
}

# credit_page BYTES: a headline, and nothing but credit lines below it.
credit_page() {
  LC_ALL=C awk -v wanted="$1" 'BEGIN { print text = "Storm Barrier Holds Back the Tide"; written = length(text) + 1 } { written += length($0) + 1; if (written <= wanted) print }' \
    <(for ((copy = 0; copy < 4; copy++)); do cat "$newsroom/credits.txt"; done)
}

# headline_page BYTES: lines apart that could each be a headline, and each again within the reach that is looked at.
headline_page() {
  awk -v wanted="$1" 'BEGIN {
    print text = "Storm Barrier Holds Back the Tide"
    written = length(text) + 1
    while (written <= wanted) {
      text = "\n\nStorm Barrier Holds Back Tide " int(number / 46) * 23 + number % 23
      number++
      written += length(text) + 1
      if (written <= wanted) print text
    }
  }'
}

# byline_page BYTES: a headline, and below it the names of those who wrote it.
byline_page() {
  awk -v wanted="$1" 'BEGIN {
    text = "Storm Barrier Holds Back the Tide"
    for (number = 1; written + length(text) < wanted; number++) {
      print text
      written += length(text) + 1
      text = "By Ana Souza"
      for (rest = number; rest > 0; rest = int(rest / 26)) text = text sprintf("%c", 97 + rest % 26)
    }
  }'
}

# measure_growth NAME MAKER: a page that MAKER makes, from 1 KB to 8 MB.
measure_growth() {
  local size taken times=()
  for size in "${growth_sizes[@]}"; do
    "$2" "$size" >"$newsroom/page.txt"
    taken=$(own_time /dev/null "$program" parse page "$newsroom/page.txt" --json)
    times+=("$(wc -c <"$newsroom/page.txt") $taken")
    inform "$1, $(numfmt --to=iec "$size")B" "$(milliseconds <<<"$taken")" ms
  done
  # From half a megabyte on, where starting the program no longer shows.
  judge "$1: time a byte at 8 MB, ratio to 512 KB" \
    "$(printf '%s\n' "${times[@]}" | awk 'NR == 4 { a = $2 / $1 } NR == 6 { printf "%.2f", $2 / $1 / a }')" 1.25 x
}
