# shellcheck shell=bash
# shellcheck disable=SC2154 # Scripts/bench sets what this file reads
# What the parsers of strangers' text take: in all, and as their input grows. Time is the program's own, not the clock's, so
# that what else the machine does weighs less.

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
  local taken
  taken=$(own_time "$newsroom/credits.txt" "$program" parse credit - -f ndjson)
  judge "credit lines a second, one process" "$(awk -v t="$taken" -v n="$credit_lines" 'BEGIN { printf "%d", n / t }')" \
    100000 "" least
}

measure_growth() {
  local size taken times=()
  for size in "${growth_sizes[@]}"; do
    page_of "$size" >"$newsroom/page.txt"
    taken=$(own_time /dev/null "$program" parse page "$newsroom/page.txt" --json)
    times+=("$(wc -c <"$newsroom/page.txt") $taken")
    inform "newsdesk parse page, $(numfmt --to=iec "$size")B" "$(milliseconds <<<"$taken")" ms
  done
  # From half a megabyte on, where starting the program no longer shows.
  judge "time a byte at 8 MB, ratio to 512 KB" \
    "$(printf '%s\n' "${times[@]}" | awk 'NR == 4 { a = $2 / $1 } NR == 6 { printf "%.2f", $2 / $1 / a }')" 1.25 x
}
