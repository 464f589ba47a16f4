# SPDX-License-Identifier: MIT
# What the load measurements share: nginx as the limit, wrk as the generator, one line a measurement. Sourced, never run.
# Gives: at (a folder that goes away), servers, need, cpu, load, nginx_with, serve. SECONDS_EACH (5), CONNECTIONS (32).

at="$(mktemp -d)"
chmod 755 "$at" # the worker of nginx may be another user
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; wait; rm -rf "$at"' EXIT

# need PROGRAM...: ends the script, saying so, where one is not installed.
need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || { echo "not measured: $program is not installed (scripts/setup --bench)"; exit 0; }
  done
}

# cpu PID: ticks of a process and its children so far.
cpu() { cat "/proc/$1/stat" $(sed 's|[0-9]\+|/proc/&/stat|g' "/proc/$1/task/$1/children") | awk '{ t += $14 + $15 } END { print t }'; }

# load NAME PID URL [WRK OPTION...]: warms up for a second, then measures. The rate is left in `rate`, the CPU in `us`.
rate=0 us=0
load() {
  local name="$1" pid="$2" url="$3" before after out
  shift 3
  wrk -t1 -c"${CONNECTIONS:-32}" -d1s "$@" "$url" >/dev/null
  before="$(cpu "$pid")"
  out="$(wrk -t1 -c"${CONNECTIONS:-32}" -d"${SECONDS_EACH:-5}s" --timeout 5s --latency "$@" "$url")"
  after="$(cpu "$pid")"
  read -r rate us < <(awk -v ticks="$((after - before))" -v hz="$(getconf CLK_TCK)" '
    /^Requests\/sec/ { rate = $2 } /requests in/ { n = $1 } END { printf "%.0f %.1f\n", rate, ticks / hz * 1e6 / n }' <<<"$out")
  awk -v name="$name" -v rate="$rate" -v us="$us" '
    $1 == "99%" { p99 = $2 } /Non-2xx|Socket errors/ { bad = bad " " $0 }
    END { printf "%-48s %9.0f a second   p99 %-9s %7.1f us CPU%s\n", name, rate, p99, us, bad }' <<<"$out"
}

# nginx_with TYPE FILE...: one worker that answers with these files, each under its own name, whatever is sent to it, on port
# 18931; its process is `nginx`.
nginx_with() {
  local type="$1"
  shift
  mkdir -p "$at/www"
  cp "$@" "$at/www/"
  cat >"$at/nginx.conf" <<NGINX
daemon off; worker_processes 1; pid $at/nginx.pid; error_log $at/nginx.err; $([ "$(id -u)" = 0 ] && echo 'user root;')
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000000; types { } default_type $type; open_file_cache max=8;
  client_body_temp_path $at/t1; proxy_temp_path $at/t2; fastcgi_temp_path $at/t3; uwsgi_temp_path $at/t4; scgi_temp_path $at/t5;
  server { listen 127.0.0.1:18931; root $at/www; error_page 405 =200 \$uri; }
}
NGINX
  nginx -c "$at/nginx.conf" 2>/dev/null &
  nginx=$!
  servers+=("$nginx")
  until curl -s -o /dev/null http://127.0.0.1:18931/; do sleep 0.05; done
}

# serve COMMAND...: starts the server; its process is `server`, its address `address`, what it printed is in $at/out.
serve() {
  "$@" >"$at/out" 2>&1 </dev/null &
  server=$!
  servers+=("$server")
  until grep -q http "$at/out"; do
    kill -0 "$server" 2>/dev/null || { cat "$at/out"; exit 1; }
    sleep 0.05
  done
  address="$(grep -o 'http://[0-9.:]*' "$at/out" | head -n 1)"
}

# times A B: how many times B A is.
times() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
