# shellcheck shell=sh
# Sourced by ./lexlog: builds when a source is newer than the last build. Maven is not called
# otherwise, so a built clone needs no network. All messages go to stderr.

MODULES='schemas embedding ingest-worker store projector query-api standalone'
BUILD=$LEXLOG_HOME/standalone/target

build_if_stale() {
    if is_fresh; then return; fi
    need_maven
    lock_build
    if ! is_fresh; then build; fi
    unlock_build
}

app_folder() {
    printf '%s/%s\n' "$BUILD" "$(cat "$BUILD/built")"
}

# A folder is newer than the build when a file in it was added or deleted.
is_fresh() {
    [ -f "$BUILD/built" ] && [ -d "$(app_folder)" ] || return 1
    newer=$(
        cd "$LEXLOG_HOME" || exit
        sources='pom.xml .mvn'
        for module in $MODULES; do sources="$sources $module/pom.xml $module/src/main"; done
        # shellcheck disable=SC2086  # a list of words
        find $sources -newer "$BUILD/built" -print 2>/dev/null | head -n 1
    )
    [ -z "$newer" ]
}

build() {
    mkdir -p "$BUILD"
    [ -f "$BUILD/built" ] ||
        say 'first build: Maven downloads about 1 GB, this once; later starts need no network'
    : > "$BUILD/building"
    log=$LEXLOG_HOME/target/build.log
    rm -f "$BUILD/failed"
    (
        cd "$LEXLOG_HOME" || exit
        mvn -B -Dstyle.color=never -Dquick -pl standalone -am package 2>&1 || : > "$BUILD/failed"
    ) | show_build 3> "$log"
    if [ -f "$BUILD/failed" ]; then
        show_errors "$log" >&2
        fail "the build failed; the whole log: $log"
    fi
    publish_jars
}

# One line a module; on a terminal also how many files have come.
show_build() {
    files=0
    while IFS= read -r line; do
        printf '%s\n' "$line" >&3
        case $line in
            *'Building lexlog '* | *'Building jar'*) ;;
            '[INFO] Building '*)
                module=${line#'[INFO] Building '}
                say "building ${module%% *} …"
                ;;
            *'Downloaded from '*)
                files=$((files + 1))
                if [ -t 2 ]; then printf '  %s files downloaded\r' "$files" >&2; fi
                ;;
        esac
    done
}

# A running `up` keeps reading its jars, so a build goes to a folder of its own. The stamp bears
# the time the build began: what was edited during the build is newer.
publish_jars() {
    version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$LEXLOG_HOME/pom.xml" | head -n 1)
    app=app-$(date +%s)-$$
    mkdir "$BUILD/$app"
    for module in $MODULES; do
        cp "$LEXLOG_HOME/$module/target/$module-$version.jar" "$BUILD/$app/"
    done
    archive_classes "$BUILD/$app"
    printf '%s\n' "$app" > "$BUILD/building.done"
    touch -r "$BUILD/building" "$BUILD/building.done"
    mv "$BUILD/building.done" "$BUILD/built"
    rm -f "$BUILD/building"
    # shellcheck disable=SC2012  # the names are ours
    ls -dt "$BUILD"/app-* | tail -n +4 | while IFS= read -r old; do rm -rf "$old"; done
}

# Clients start in half the time with their classes at hand. The trial run needs no server.
archive_classes() {
    # shellcheck disable=SC2086,SC2154  # a list of words; main_class is the caller's
    "$JAVA_HOME/bin/java" $CLIENT_FLAGS -XX:ArchiveClassesAtExit="$1/clients.jsa" \
        -cp "$1/*:$BUILD/lib/*" "$main_class" search --api http://127.0.0.1:9 warm-up \
        > /dev/null 2>&1 || true
}
