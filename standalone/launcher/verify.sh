# shellcheck shell=sh
# Sourced by ./lexlog: every check and test of the repository, a line each, then a summary of the
# reports that this run wrote.

# shellcheck source=standalone/launcher/postgres.sh
. "$LEXLOG_HOME/standalone/launcher/postgres.sh"

verify() {
    long=false
    case "$#:${1:-}" in
        0:) ;;
        1:--long) long=true ;;
        1:--help | 1:-h) verify_usage && return ;;
        *)
            say "lexlog: verify takes --long only, not: $*"
            exit 2
            ;;
    esac
    find_jdk
    need_maven
    need_node
    lock_build
    need_postgres
    run_tests
    if $long; then run_mutations; fi
    unlock_build
    summary
}

verify_usage() {
    cat << 'USAGE'
Usage: lexlog verify [--long]
Compiles with every check and runs every test (about 25 minutes; --long: hours).
      --long   long sizes, more rounds, and the mutations: each law's code removed once
USAGE
}

# The foreign-producer test publishes with kafkajs. In CI a test left out is a failure.
need_node() {
    if command -v node > /dev/null && command -v npm > /dev/null; then return; fi
    if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
        say 'installing nodejs and npm by apt-get, for the foreign-producer test'
        if (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm) > /dev/null 2>&1; then
            return
        fi
    fi
    [ -z "${CI:-}" ] || fail "needs Node.js and npm for the foreign-producer test: $(how_to_install 'nodejs npm')"
    say "Node.js and npm are missing, so the foreign-producer test is left out: $(how_to_install 'nodejs npm')"
}

run_tests() {
    log=$LEXLOG_HOME/target/verify.log
    failed=$LEXLOG_HOME/target/verify.failed
    rm -rf "$LEXLOG_HOME"/*/target/surefire-reports "$LEXLOG_HOME"/*/target/failsafe-reports "$failed"
    (
        cd "$LEXLOG_HOME" || exit
        mvn -B -ntp -Dstyle.color=never --fail-at-end -Dlexlog.long="$long" verify 2>&1 || : > "$failed"
    ) | show_tests 3> "$log"
}

show_tests() {
    while IFS= read -r line; do
        printf '%s\n' "$line" >&3
        case $line in
            *'Building jar'*) ;;
            '[INFO] Building '*)
                module=${line#'[INFO] Building '}
                printf '%s\n' "${module%% *}"
                ;;
            *'Tests run: '*' -- in '*) show_class "$line" ;;
        esac
    done
}

show_class() {
    counts=${1#*Tests run: }
    class=${1##* -- in }
    seconds=${1#*Time elapsed: }
    case $1 in
        *'<<<'*) mark=FAILED ;;
        *) mark=ok ;;
    esac
    printf '  %-6s %s (%s tests, %s s)\n' "$mark" "${class##*.}" "${counts%%,*}" "${seconds%% *}"
}

run_mutations() {
    if [ ! -x "$LEXLOG_HOME/mutations/run" ]; then return; fi
    echo mutations
    "$LEXLOG_HOME/mutations/run" || : > "$failed"
}

summary() {
    if [ -f "$failed" ]; then
        echo
        show_errors "$log"
        printf 'the whole log: %s\n' "$log"
    fi
    find "$LEXLOG_HOME"/*/target/surefire-reports "$LEXLOG_HOME"/*/target/failsafe-reports \
        -name 'TEST-*.xml' -exec cat {} + 2>/dev/null | awk -f "$LEXLOG_HOME/standalone/launcher/summary.awk"
    [ ! -f "$failed" ]
}
