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
    need_shellcheck
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

# The foreign-producer test publishes with kafkajs.
need_node() {
    if command -v node > /dev/null && command -v npm > /dev/null; then return; fi
    need_packages 'nodejs npm' 'Node.js and npm' 'foreign-producer test'
}

need_shellcheck() {
    if command -v shellcheck > /dev/null; then return; fi
    need_packages shellcheck ShellCheck "scripts' test"
}

# Packages, what they are, and the test that wants them. In CI a test left out is a failure.
need_packages() {
    if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
        say "installing $2 by apt-get, for the $3"
        # shellcheck disable=SC2086  # a list of words
        if (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $1) > /dev/null 2>&1; then
            return
        fi
    fi
    [ -z "${CI:-}" ] || fail "needs $2 for the $3: $(how_to_install "$1")"
    say "$2 missing, so the $3 is left out: $(how_to_install "$1")"
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
