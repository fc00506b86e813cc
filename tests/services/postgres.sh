# A PostgreSQL for one run. It forgets what the machine's end interrupts, and is quick for that. What
# its own end interrupts it remembers if TEST_DURABLE is set.

need_postgres() {
    find_postgres
    need initdb postgresql
}

# Debian keeps the programs of every version in a folder of its own, outside everybody's path.
find_postgres() {
    local bin
    for bin in /usr/lib/postgresql/*/bin; do
        PATH=$bin:$PATH
    done
}

start_postgres() {
    local log=$folder/postgres/log port commit=off
    if [[ -n ${TEST_DURABLE:-} ]]; then
        commit=on
    fi
    port=$(free_port)
    find_postgres
    make_server_folder postgres
    "${as_nobody[@]}" initdb --pgdata="$folder/postgres/data" --username=postgres --auth=trust \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/postgres.log" 2>&1 ||
        did_not_start PostgreSQL "$folder/postgres.log"
    at_exit stop_postgres
    "${as_nobody[@]}" pg_ctl start --silent --wait --pgdata="$folder/postgres/data" --log="$log" \
        --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' \
            -c fsync=off -c synchronous_commit=$commit -c full_page_writes=off \
            -c max_wal_size=128MB" ||
        did_not_start PostgreSQL "$log"
    export TEST_POSTGRES=postgres://postgres@127.0.0.1:$port
    TEST_POSTGRES_PID=$(head -n 1 "$folder/postgres/data/postmaster.pid")
    export TEST_POSTGRES_PID
}

stop_postgres() {
    "${as_nobody[@]}" pg_ctl stop --silent --mode=immediate --pgdata="$folder/postgres/data" 2>/dev/null
}
