# Read by bin/ci: PostgreSQL and Redis, those that run already or ones of our own that end with it.
# shellcheck shell=bash

install_packages() {
    [[ $(id -u) == 0 ]] || fail "This step needs packages of the system; install them with: sudo apt-get install -y $*"
    [[ -f $WORK/apt-updated ]] || timeout 300 apt-get -qq update >&2
    touch "$WORK/apt-updated"
    DEBIAN_FRONTEND=noninteractive timeout 900 apt-get -qq install -y --no-install-recommends "$@" >&2
}

as_server() {
    if [[ $(id -u) == 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi
}

newest_postgresql() {
    find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

wait_until() {
    local limit=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < limit)) || return 1
        sleep 0.2
    done
}

ensure_postgresql() {
    local programs port
    [[ -z ${SHENAVA_CI_DATABASE_URL:-} ]] || return 0
    if psql -w "postgresql://postgres@127.0.0.1:5432/postgres" -c 'SELECT 1' >/dev/null 2>&1; then
        export SHENAVA_CI_DATABASE_URL=postgresql://postgres@127.0.0.1:5432/shenava
        return
    fi
    [[ -n $(newest_postgresql) ]] || install_packages postgresql postgresql-client
    programs=$(newest_postgresql)
    port=$(free_port)
    mkdir -p "$WORK/postgresql"
    [[ $(id -u) != 0 ]] || chown postgres "$WORK/postgresql"
    chmod 711 "$WORK"
    as_server "$programs/initdb" --auth=trust --username=postgres --pgdata="$WORK/postgresql/data" >"$WORK/initdb.log" 2>&1
    # Nothing here outlives the run, and no test pulls the server's plug, so nothing waits for the disk.
    as_server "$programs/pg_ctl" --pgdata="$WORK/postgresql/data" --log="$WORK/postgresql/log" --wait \
        --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off" start >"$WORK/pg_ctl.log"
    OWN_POSTGRESQL=$programs
    export SHENAVA_CI_DATABASE_URL=postgresql://postgres@127.0.0.1:$port/shenava
}

ensure_redis() {
    local port
    [[ -z ${SHENAVA_CI_REDIS_URL:-} ]] || return 0
    command -v redis-server >/dev/null || install_packages redis-server
    if redis-cli -p 6379 ping 2>/dev/null | grep -q PONG; then
        export SHENAVA_CI_REDIS_URL=redis://127.0.0.1:6379/9
        return
    fi
    port=$(free_port)
    redis-server --bind 127.0.0.1 --port "$port" --save '' --dir "$WORK" >"$WORK/redis.log" 2>&1 &
    OWN_REDIS=$!
    wait_until 20 redis-cli -p "$port" ping || fail "Redis did not start."
    export SHENAVA_CI_REDIS_URL=redis://127.0.0.1:$port/0
}

end_services() {
    [[ -z ${OWN_REDIS:-} ]] || kill "$OWN_REDIS" 2>/dev/null || true
    [[ -z ${OWN_POSTGRESQL:-} ]] ||
        as_server "$OWN_POSTGRESQL/pg_ctl" --pgdata="$WORK/postgresql/data" --mode=fast stop >/dev/null 2>&1 || true
}
