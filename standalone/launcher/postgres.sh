# shellcheck shell=sh
# Sourced by verify.sh: PostgreSQL with pgvector for the tests of the store, which are never left out.

POSTGRES_IMAGE=pgvector/pgvector:pg17

# The Debian suite whose source of pgvector is new enough; it builds on older ones too.
PGVECTOR_SUITE=trixie

need_postgres() {
    if [ -n "${LEXLOG_TEST_DATABASE_URL:-}" ] || has_postgres || has_postgres_image; then return; fi
    if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then install_postgres; fi
    has_postgres || fail "$(postgres_ways)"
}

has_postgres() {
    postgres_installations | grep -q '^yes '
}

postgres_installations() {
    sh "$LEXLOG_HOME/store/src/test/resources/dev/lexlog/store/postgres/installations.sh"
}

has_postgres_image() {
    command -v docker > /dev/null && docker info > /dev/null 2>&1 || return 1
    docker image inspect "$POSTGRES_IMAGE" > /dev/null 2>&1 && return
    say "pulling $POSTGRES_IMAGE, for the tests of the PostgreSQL store"
    docker pull -q "$POSTGRES_IMAGE" > /dev/null 2>&1
}

install_postgres() {
    say 'installing PostgreSQL and pgvector by apt-get, for the tests of the PostgreSQL store'
    install_log=$LEXLOG_HOME/target/postgres-install.log
    if (install_server && { install_pgvector || build_pgvector; }) > "$install_log" 2>&1; then return; fi
    tail -n 5 "$install_log" >&2
    say "that failed; the whole log: $install_log"
}

install_server() {
    apt-get update -qq || return
    [ -n "$(debian_server)" ] || apt_install postgresql
}

# The newest server of Debian's packages: VERSION BIN.
debian_server() {
    postgres_installations | sed -n 's,^[a-z]* \([0-9]*\) \(/usr/lib/postgresql/.*\),\1 \2,p' | head -n 1
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# Some releases have no package of it, or an old one.
install_pgvector() {
    server=$(debian_server)
    apt_install "postgresql-${server%% *}-pgvector" && has_postgres
}

build_pgvector() {
    server=$(debian_server)
    folder=$(mktemp -d) || return
    apt_install make gcc libc6-dev "postgresql-server-dev-${server%% *}" &&
        fetch_pgvector "$folder" &&
        tar -xzf "$folder"/pgvector_*.orig.tar.gz -C "$folder" &&
        make_pgvector "$folder"/pgvector-*/ "${server#* }/pg_config"
    built=$?
    rm -rf "$folder"
    return "$built"
}

# From the mirror that apt is set to, with lists of its own: the system's stay as they are.
fetch_pgvector() {
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || return
    mkdir -p "$1/lists/partial"
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $PGVECTOR_SUITE main" \
        > "$1/sources.list"
    cd "$1" || return
    set -- -o Dir::Etc::SourceList="$1/sources.list" -o Dir::Etc::SourceParts=- \
        -o Dir::State::Lists="$1/lists" -o APT::Sandbox::User=root
    apt-get "$@" update -qq && apt-get "$@" source -qq --download-only pgvector
}

debian_mirror() {
    # shellcheck disable=SC2016  # apt's words
    apt-get indextargets --format '$(REPO_URI)' \
        'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 'Component: main' | head -n 1
}

# For any processor, as the packages are.
make_pgvector() {
    set -- -C "$1" OPTFLAGS= with_llvm=no PG_CONFIG="$2"
    make "$@" && make "$@" install
}

postgres_ways() {
    cat << WAYS
needs PostgreSQL 15 with pgvector 0.8, or newer, for the tests of the PostgreSQL store; one of these ways:
  set LEXLOG_TEST_DATABASE_URL=postgresql://user:password@host:port/database, a user who may create databases
  start Docker, with the image $POSTGRES_IMAGE
  $(how_to_install_postgres)
WAYS
}

how_to_install_postgres() {
    if [ "$(uname -s)" = Darwin ]; then
        echo 'brew install postgresql@17 pgvector'
    elif command -v apt-get > /dev/null; then
        echo 'as root run ./lexlog verify, which installs both; or apt install postgresql, and pgvector for its version'
    else
        echo "install postgresql and pgvector with your system's package manager"
    fi
}
