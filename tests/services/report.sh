# Runs one thing after the other, and remembers what came of each.

outcomes=()
n_passed=0
n_failed=0
n_skipped=0
running=

# step NAME COMMAND...: one that fails does not keep the others from running.
step() {
    local begun=$SECONDS
    running=$1
    shift
    printf '\n==> %s: %s\n' "$running" "$*"
    if "$@"; then
        n_passed=$((n_passed + 1))
        note passed "$((SECONDS - begun)) s"
    else
        n_failed=$((n_failed + 1))
        note FAILED "$((SECONDS - begun)) s"
    fi
    running=
}

# skip NAME WHY
skip() {
    n_skipped=$((n_skipped + 1))
    running=$1
    note skipped "$2"
    running=
}

note() {
    outcomes+=("$(printf '%-10s %-8s %s' "$running" "$1" "$2")")
}

report() {
    if [[ -n $running ]]; then
        n_failed=$((n_failed + 1))
        note STOPPED "and with it all that comes after"
    fi
    printf '\n'
    printf '%s\n' "${outcomes[@]}"
    printf '\nSteps: %d passed, %d failed, %d skipped\n' "$n_passed" "$n_failed" "$n_skipped"
}
