# What has to be installed before anything can run.

# Where Debian keeps servers, and where an ordinary user does not look.
PATH=$PATH:/usr/local/sbin:/usr/sbin
missing_packages=()

# need COMMAND PACKAGE: wants the package of Debian if there is no such command.
need() {
    if ! command -v "$1" >/dev/null; then
        missing_packages+=("$2")
    fi
}

install_missing_packages() {
    if [[ ${#missing_packages[@]} -eq 0 ]]; then
        return
    fi
    echo "Missing: ${missing_packages[*]}"
    if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
        echo "Please install these packages of Debian, or what your system calls them." >&2
        exit 1
    fi
    forbid_services
    apt-get update -qq || exit 1
    # Without a terminal nothing is asked, and the tests say enough.
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends \
        "${missing_packages[@]}" </dev/null >/dev/null || exit 1
    allow_services
}

# Debian asks this program whether a new package may start its service. The tests start their own.
policy=/usr/sbin/policy-rc.d

forbid_services() {
    if [[ -e $policy ]]; then
        policy=
        return
    fi
    at_exit allow_services
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
}

allow_services() {
    if [[ -n $policy ]]; then
        rm -f "$policy"
    fi
}
