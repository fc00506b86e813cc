# Who stops what at the end, and the folder for everything that is thrown away.

clean_ups=()

# at_exit COMMAND...: runs the command at the end, however that comes. What was named last is run
# first.
at_exit() {
    clean_ups=("$(printf '%q ' "$@")" "${clean_ups[@]}")
}

clean_up() {
    local command
    for command in "${clean_ups[@]}"; do
        eval "$command" || true
    done
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Making a database is many small files, for which memory is several times as quick as a disk.
make_folder() {
    local parent=${TMPDIR:-/tmp} n_free
    n_free=$(df --output=avail --block-size=1M /dev/shm 2>/dev/null | tail -n 1) || n_free=0
    if [[ -w /dev/shm && 1024 -lt $n_free ]]; then
        parent=/dev/shm
    fi
    folder=$(mktemp -d "$parent/shipshape.XXXXXX")
    at_exit rm -rf "$folder"
    # Servers do not run as root and have to be able to enter.
    chmod 711 "$folder"
}
