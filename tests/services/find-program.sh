# Which program is tested: SHIPSHAPE_BIN, else target/debug/shipshape.

# find_program ROOT: leaves its path in `program`.
find_program() {
    program=${SHIPSHAPE_BIN:-${CARGO_TARGET_DIR:-$1/target}/debug/shipshape}
    if [[ -n ${SHIPSHAPE_BIN:-} ]]; then
        [[ -x $program ]] || fail "There is no program at $program"
    elif [[ ! -x $program ]]; then
        (cd "$1" && cargo build -p shipshape)
    fi
    program=$(realpath "$program")
}

fail() {
    echo "$1" >&2
    exit 1
}
