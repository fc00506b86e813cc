# A MariaDB for one run. It forgets what the machine's end interrupts, and is quick for that. What its
# own end interrupts it remembers if TEST_DURABLE is set.

need_mariadb() {
    need mariadbd mariadb-server-core
    need my_print_defaults mariadb-client-core
}

start_mariadb() {
    local log=$folder/mariadb.log port flush=0 twice=0
    if [[ -n ${TEST_DURABLE:-} ]]; then
        flush=2 twice=1
    fi
    port=$(free_port)
    make_server_folder mariadb
    "${as_nobody[@]}" mariadb-install-db --no-defaults --datadir="$folder/mariadb/data" --skip-test-db \
        --auth-root-authentication-method=normal >"$log" 2>&1 || did_not_start MariaDB "$log"
    "${as_nobody[@]}" mariadbd --no-defaults --datadir="$folder/mariadb/data" --socket=socket \
        --bind-address=127.0.0.1 --port="$port" --skip-name-resolve \
        --innodb-flush-log-at-trx-commit="$flush" --innodb-doublewrite="$twice" \
        --innodb-use-native-aio=0 --performance-schema=OFF >"$log" 2>&1 &
    mariadb=$!
    at_exit stop_mariadb
    wait_until_it_listens "$mariadb" "$port" || did_not_start MariaDB "$log"
    export TEST_MARIADB=mysql://root@127.0.0.1:$port TEST_MARIADB_PID=$mariadb
}

# What it still has in memory is thrown away as well.
stop_mariadb() {
    kill -KILL "$mariadb" 2>/dev/null
    wait "$mariadb" 2>/dev/null
}
