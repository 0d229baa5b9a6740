# Shared by the scripts in this folder, which source it; it is not run by itself.
# shellcheck shell=bash disable=SC2034 # names used by the scripts that source it
set -euo pipefail

script_name="$(basename "$0")"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/werkbank"
# Where parts keep their data, logs and process ids.
stack="${WERKBANK_STACK:-$cache/stack}"

# Everything for people goes to stderr; stdout carries settings alone.
say() { printf '%s: %s\n' "$script_name" "$*" >&2; }
die() {
  say "$*"
  exit 1
}
# A part that is not there ends the script with 69 (sysexits.h: unavailable), so that tests can tell
# it from one that does not start.
die_missing() {
  say "$*"
  exit 69
}
has() { command -v "$1" >/dev/null 2>&1; }
is_root() { [[ "$(id -u)" == 0 ]]; }

usage() {
  printf 'usage: %s start|stop|status|env\n' "$0" >&2
  exit 64
}

# --- passwords: made once, readable by their owner alone, never on a command line ---

random_secret() { head -c 24 /dev/urandom | base64 | tr -d '/+=\n'; }

# make_secret FILE
make_secret() {
  [[ -s "$1" ]] || (umask 077 && random_secret >"$1.new" && mv "$1.new" "$1")
}

# --- processes: a pid file holds the id and the start time, since ids are used again ---

# started_at PID: the kernel's start time of a process, nothing when it is gone or a zombie
started_at() {
  local line
  line="$(cat "/proc/$1/stat" 2>/dev/null)" || return 0
  # The name in parentheses may hold spaces; fields are counted after it.
  local -a fields
  read -r -a fields <<<"${line##*) }"
  [[ "${fields[0]}" == Z ]] || printf '%s' "${fields[19]}"
}

# write_pid FILE PID
write_pid() { printf '%s %s\n' "$2" "$(started_at "$2")" >"$1"; }

# running FILE: whether the process the file names is alive
running() {
  local pid since
  [[ -r "$1" ]] && read -r pid since <"$1" && [[ -n "$since" && "$(started_at "$pid")" == "$since" ]]
}

pid_in() { cut -d' ' -f1 "$1"; }

# stop_process FILE NAME [SIGNAL]: asks, waits 20 s, then kills
stop_process() {
  local file="$1" name="$2" signal="${3:-TERM}" pid
  if ! running "$file"; then
    rm -f "$file"
    say "$name is not running"
    return
  fi
  pid="$(pid_in "$file")"
  kill -s "$signal" "$pid"
  if ! wait_until 20 gone "$file"; then
    say "$name did not stop in 20 s and is killed"
    kill -s KILL "$pid" 2>/dev/null || true
    wait_until 5 gone "$file" || die "$name (process $pid) cannot be stopped"
  fi
  rm -f "$file"
  say "$name stopped"
}
gone() { ! running "$1"; }

# launch PID_FILE LOG_FILE COMMAND...: in a session of its own, so that ctrl-C spares it
launch() {
  local pid_file="$1" log_file="$2"
  shift 2
  setsid "$@" >"$log_file" 2>&1 </dev/null &
  write_pid "$pid_file" "$!"
}

# await_health NAME SECONDS PID_FILE LOG_FILE CHECK...: healthy in time, or stopped with the log's end
await_health() {
  local name="$1" seconds="$2" pid_file="$3" log_file="$4"
  shift 4
  wait_until "$seconds" healthy_or_gone "$pid_file" "$@" || true
  if running "$pid_file" && "$@"; then
    return
  fi
  say "$name was not healthy within $seconds s; the end of $log_file:"
  tail -n 20 "$log_file" >&2 || true
  stop_process "$pid_file" "$name"
  exit 1
}
healthy_or_gone() {
  local pid_file="$1"
  shift
  ! running "$pid_file" || "$@"
}

# wait_until SECONDS COMMAND...: tries ten times a second
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

# --- ports ---

# http_answers PORT PATH [WORD]: a 200, with the word in the body when one is given
http_answers() {
  local answer
  answer="$(http_get "$1" "$2" 2>/dev/null)" || return 1
  [[ "$answer" == HTTP/1.?\ 200* && "$answer" == *"${3:-}"* ]]
}
http_get() {
  exec 9<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&9
  timeout 3 cat <&9
}

# refuse_taken_port PORT NAME VARIABLE
refuse_taken_port() {
  if (exec 9<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    die "port $1 is taken by another program; give $2 another one with $3=<port>"
  fi
}

# port_for FOLDER NAME DEFAULT GIVEN: the given port, or the one of the last start, or the default
port_for() {
  if [[ -n "$4" ]]; then
    printf '%s' "$4"
  elif [[ -s "$1/$2" ]]; then
    cat "$1/$2"
  else
    printf '%s' "$3"
  fi
}

# --- where the parts are ---

find_minio() {
  local candidate
  for candidate in "${MINIO:-}" "$(command -v minio 2>/dev/null || true)" "$cache/bin/minio"; do
    if [[ -n "$candidate" && -x "$candidate" ]]; then
      printf '%s' "$candidate"
      return
    fi
  done
  return 1
}

# The folder with initdb and pg_ctl; Debian keeps them off the path.
find_postgres() {
  local folder
  while read -r folder; do
    if [[ -x "$folder/initdb" && -x "$folder/pg_ctl" && -x "$folder/postgres" ]]; then
      printf '%s' "$folder"
      return
    fi
  done < <(
    compgen -G '/usr/lib/postgresql/*/bin' | sort -rV || true
    dirname "$(command -v initdb 2>/dev/null || echo /none)"
  )
  return 1
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" 2>/dev/null && return
  done
  return 1
}

find_java() {
  if [[ -n "${JAVA_HOME:-}" && -x "$JAVA_HOME/bin/java" ]]; then
    printf '%s' "$JAVA_HOME/bin/java"
  else
    command -v java
  fi
}
