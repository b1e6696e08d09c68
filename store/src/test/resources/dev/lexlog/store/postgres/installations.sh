#!/bin/sh
# Lists the PostgreSQL servers installed on this machine that are new enough, newest first, a line each:
#   yes|no VERSION BIN    `yes` when it has a pgvector that is new enough
# `./lexlog verify` runs this too.
set -u

POSTGRES_NEEDED=15
PGVECTOR_NEEDED=0.8

folders() {
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
        /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
        /Applications/Postgres.app/Contents/Versions/*/bin \
        /usr/local/pgsql/bin "$(pg_config --bindir 2>/dev/null)"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/pg_config" ]; then
            printf '%s %s\n' "$(major "$folder")" "$folder"
        fi
    done
}

major() {
    "$1/pg_config" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/'
}

pgvector_of() {
    control=$("$1/pg_config" --sharedir)/extension/vector.control
    sed -n "s/^default_version *= *'\([0-9.]*\)'.*/\1/p" "$control" 2>/dev/null
}

is_at_least() {
    awk -v have="$1" -v needed="$2" 'BEGIN {
        split(have, h, "."); split(needed, n, ".")
        exit !(h[1] + 0 > n[1] + 0 || (h[1] + 0 == n[1] + 0 && h[2] + 0 >= n[2] + 0))
    }'
}

folders | sort -u | sort -k1,1nr | while read -r version folder; do
    [ "$version" -ge "$POSTGRES_NEEDED" ] || continue
    if is_at_least "$(pgvector_of "$folder")" "$PGVECTOR_NEEDED"; then
        echo "yes $version $folder"
    else
        echo "no $version $folder"
    fi
done
