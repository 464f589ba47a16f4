# SPDX-License-Identifier: MIT
# What the scripts share: one line a step, long commands run quietly with their progress shown, the log's end on failure.
# Sourced, never run. Gives: root, jobs, note, stop, quietly, configured, configure.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
jobs="${SHAREWELL_JOBS:-$(nproc)}"
logs="$root/build/logs"
export LC_ALL=C.UTF-8

# note TEXT: one line about what is going on.
note() { printf '%s\n' "$*"; }

# stop TEXT: says why, on stderr, and ends the script.
stop() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# last_count LOG: the newest [done/all] of ninja or "done/all Test" of ctest in a log.
last_count() {
  tail -c 4000 "$1" 2>/dev/null | tr '\r' '\n' | grep -oE '^(\[[0-9]+/[0-9]+\]| *[0-9]+/[0-9]+ Test)' | tail -n 1 |
    grep -oE '[0-9]+/[0-9]+'
}

# quietly NAME TEXT COMMAND...: runs a command with its output in build/logs/NAME.log; shows TEXT, how far it is and how
# long it took. On failure shows the end of the log. Gives the command's exit code.
quietly() {
  local name="$1" text="$2" log="$logs/$1.log" began=$SECONDS shown=0 pid code
  shift 2
  mkdir -p "$logs"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  trap 'kill "$pid" 2>/dev/null' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.25
    if [ -t 1 ]; then
      printf '\r\033[K%s  %s  %ds' "$text" "$(last_count "$log")" $((SECONDS - began))
    elif ((SECONDS - began >= shown + 30)); then
      shown=$((SECONDS - began))
      printf '%s  %s  %ds\n' "$text" "$(last_count "$log")" "$shown"
    fi
  done
  code=0
  wait "$pid" || code=$?
  trap - INT TERM
  [ -t 1 ] && printf '\r\033[K'
  if ((code == 0)); then
    printf '%s  %ds\n' "$text" $((SECONDS - began))
  else
    printf '%s  FAILED after %ds; the end of %s:\n' "$text" $((SECONDS - began)) "${log#"$root"/}"
    # Ninja and ctest print what failed in the middle of what still ran: the errors first, then the end.
    { grep -nE '(error|Error|FAILED):|\*\*\*' "$log" | head -n 15; grep -nE -A 5 ': Failure$' "$log" | head -n 40
      echo '  ...'; tail -n 30 "$log"; } | cut -c 1-300 | sed 's/^/  | /'
  fi
  return "$code"
}

# configured PRESET: whether build/PRESET is ready for ninja.
configured() { [ -f "$root/build/$1/build.ninja" ]; }

# configure PRESET [-DNAME=VALUE...]: makes build/PRESET ready for ninja with those settings; nothing to do when it is.
configure() {
  local preset="$1" setting same=yes
  shift
  configured "$preset" || same=no
  for setting in "$@"; do
    setting="${setting#-D}"
    grep -qE "^${setting%%=*}:[A-Z]+=${setting#*=}$" "$root/build/$preset/CMakeCache.txt" 2>/dev/null || same=no
  done
  [ "$same" = yes ] && return 0
  quietly "configure-$preset" "Configuring the $preset build" cmake -S "$root" --preset "$preset" "$@"
}
