# What every server that is started for one run needs.

# make_server_folder NAME: a folder that its server can write to.
make_server_folder() {
    mkdir "$folder/$1"
    if [[ $EUID -eq 0 ]]; then
        chown nobody "$folder/$1"
    fi
}

# What to begin a command with: databases refuse to run as root, and a server without a password
# had better not.
as_nobody=()
if [[ $EUID -eq 0 ]]; then
    as_nobody=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups)
fi

listens() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# A port of the loopback interface on which nobody listens, below those that the system hands out.
free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)) && listens "$port"; do
        :
    done
    echo "$port"
}

# wait_until_it_listens PID PORT: fails if the process ends before that, or takes a minute.
wait_until_it_listens() {
    local n_waits
    for ((n_waits = 0; n_waits < 600; n_waits++)); do
        if listens "$2"; then
            return 0
        fi
        if ! kill -0 "$1" 2>/dev/null; then
            return 1
        fi
        sleep 0.1
    done
    return 1
}

# did_not_start SERVER LOG: says why, and ends everything.
did_not_start() {
    cat "$2" >&2
    echo "$1 did not start" >&2
    exit 1
}
