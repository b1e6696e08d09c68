# shellcheck shell=sh
# Sourced by ./lexlog: finds the tools, or says how to get them.

JAVA_NEEDED=25

fail() {
    printf 'lexlog: %s\n' "$1" >&2
    exit 1
}

say() {
    printf '%s\n' "$1" >&2
}

# Sets JAVA_HOME: the caller's when it is new enough, else the first JDK found.
find_jdk() {
    is_jdk "${JAVA_HOME:-}" || JAVA_HOME=$(other_jdk)
    [ -n "$JAVA_HOME" ] || fail "needs JDK $JAVA_NEEDED or newer: $(how_to_get_jdk); then run it again, or set JAVA_HOME"
    export JAVA_HOME
}

is_jdk() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ "$(java_version "$1")" -ge "$JAVA_NEEDED" ]
}

java_version() {
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || version=
    [ -n "$version" ] ||
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    echo "${version:-0}"
}

other_jdk() {
    for home in "$(jdk_on_path)" \
        "${LEXLOG_JDK_ROOT:-}"/usr/lib/jvm/* \
        "${LEXLOG_JDK_ROOT:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${LEXLOG_JDK_ROOT:-}"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${LEXLOG_JDK_ROOT:-}"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${LEXLOG_JDK_ROOT:-}"/opt/* "${LEXLOG_JDK_ROOT:-}"/opt/java/* \
        "${HOME:-}"/.sdkman/candidates/java/* \
        "${HOME:-}"/.jdks/* \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/.asdf/installs/java/* \
        "${HOME:-}"/.local/share/mise/installs/java/*; do
        if is_jdk "$home"; then
            echo "$home"
            return
        fi
    done
}

# `java` on the PATH is a link into a JDK, or a version switcher's script that must be asked.
jdk_on_path() {
    java=$(command -v java) || return 0
    home=$(readlink -f "$java" 2>/dev/null) || home=
    home=${home%/bin/java}
    if [ -f "$home/release" ]; then
        echo "$home"
        return
    fi
    "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

how_to_get_jdk() {
    case $(uname -s) in
        Darwin) echo "brew install openjdk@$JAVA_NEEDED, or Eclipse Temurin from https://adoptium.net" ;;
        *)
            if command -v apt-get > /dev/null; then
                echo "apt install openjdk-$JAVA_NEEDED-jdk, or Eclipse Temurin from https://adoptium.net"
            elif command -v dnf > /dev/null; then
                echo "dnf install java-$JAVA_NEEDED-openjdk-devel, or Eclipse Temurin from https://adoptium.net"
            else
                echo "Eclipse Temurin from https://adoptium.net, or by SDKMAN: sdk install java $JAVA_NEEDED-tem"
            fi
            ;;
    esac
}

need_maven() {
    command -v mvn > /dev/null || fail "needs Maven 3.8 or newer: $(how_to_install maven)"
}

how_to_install() {
    if [ "$(uname -s)" = Darwin ]; then
        echo "brew install $1"
    elif command -v apt-get > /dev/null; then
        echo "apt install $1"
    elif command -v dnf > /dev/null; then
        echo "dnf install $1"
    else
        echo "install $1 with your system's package manager"
    fi
}

# Maven's own words, without its advice on how to use Maven.
show_errors() {
    grep '^\[ERROR\]' "$1" | sed -e '/-> \[Help 1\]$/q' | head -n 30
    grep -q '^\[ERROR\]' "$1" || tail -n 20 "$1"
}

# One build at a time in this clone: two would write over each other's files.
lock_build() {
    lock=$LEXLOG_HOME/target/build.lock
    mkdir -p "$LEXLOG_HOME/target" 2>/dev/null ||
        fail "cannot write to $LEXLOG_HOME: run it as the owner of this folder"
    tries=0
    until mkdir "$lock" 2>/dev/null; do
        holder=$(cat "$lock/pid" 2>/dev/null) || holder=
        if [ -n "$holder" ] && is_gone "$holder"; then
            release_stale "$holder"
            continue
        fi
        tries=$((tries + 1))
        [ "$tries" -ne 1 ] || say "another lexlog is building here (pid ${holder:-unknown}); waiting"
        if [ -z "$holder" ] && [ "$tries" -gt 10 ]; then rm -rf "$lock"; fi
        sleep 1
    done
    echo $$ > "$lock/pid"
    trap 'unlock_build' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

unlock_build() {
    trap - EXIT INT TERM HUP
    rm -rf "$lock"
}

is_gone() {
    ! kill -0 "$1" 2>/dev/null && [ ! -d "/proc/$1" ]
}

# Two waiters may find the same stale lock: the slower one must not take away the faster one's.
release_stale() {
    mv "$lock" "$lock.$$" 2>/dev/null || return 0
    if [ "$(cat "$lock.$$/pid" 2>/dev/null)" = "$1" ]; then
        rm -rf "$lock.$$"
    else
        mv "$lock.$$" "$lock"
    fi
}
