# A Redis for one run. It keeps nothing on a disk.

need_redis() {
    need redis-server redis-server
}

start_redis() {
    local port log=$folder/redis.log
    port=$(free_port)
    make_server_folder redis
    "${as_nobody[@]}" redis-server --bind 127.0.0.1 --port "$port" --dir "$folder/redis" \
        --save '' --appendonly no --set-proc-title no >"$log" 2>&1 &
    redis=$!
    at_exit stop_redis
    wait_until_it_listens "$redis" "$port" || did_not_start Redis "$log"
    export TEST_REDIS=redis://127.0.0.1:$port TEST_REDIS_PID=$redis
}

stop_redis() {
    kill -KILL "$redis" 2>/dev/null
    wait "$redis" 2>/dev/null
}
