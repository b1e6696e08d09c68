#!/bin/sh
# A throw-away PostgreSQL: makes it, obeys what comes on standard input, and removes it when standard
# input ends, which it does however the caller ends.
#   cluster.sh BIN SETTING...
# The first line of input is the superuser's password, the others are `start PORT`, `stop` and
# `crash`. After each the last line of output is `ok` or `failed`.
set -u
trap '' INT TERM HUP
cd /

bin=$1
shift

# PostgreSQL refuses to run as root.
owner() {
    if [ "$(id -u)" = 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

make_cluster() {
    folder=$(owner mktemp -d "${TMPDIR:-/tmp}/lexlog-postgres-XXXXXX") || return
    IFS= read -r password || return
    # shellcheck disable=SC2016  # the inner shell's words
    printf '%s\n' "$password" | owner sh -c 'umask 077 && cat > "$0"' "$folder/password" || return
    owner "$bin/initdb" -D "$folder/data" -U postgres -A scram-sha-256 --pwfile="$folder/password" \
        -E UTF8 --locale=C --no-sync > /dev/null || return
    printf '%s\n' "$@" >> "$folder/data/postgresql.conf"
}

control() {
    owner "$bin/pg_ctl" -D "$folder/data" -s -w -t 60 "$@"
}

start() {
    owner rm -f "$folder/log"
    control -l "$folder/log" -o "-p $1" start || { tail -n 5 "$folder/log" && return 1; }
}

obey() {
    case $1 in
        start) start "$2" ;;
        stop) control -m fast stop ;;
        crash) control -m immediate stop ;;
    esac
}

answer() {
    if "$@" 2>&1; then echo ok; else echo failed; fi
}

answer make_cluster "$@"
while read -r command port; do
    answer obey "$command" "$port"
done
control -m immediate stop > /dev/null 2>&1
rm -rf "$folder"
