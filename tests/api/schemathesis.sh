# Schemathesis, from PyPI, in an environment of its own below `target`.

schemathesis_version=4.32.5
schemathesis=$root/target/schemathesis-$schemathesis_version

need_schemathesis() {
    need curl curl
    need python3 python3
    # Debian keeps what makes environments in a package of its own.
    if ! python3 -c 'import ensurepip' 2>/dev/null; then
        missing_packages+=(python3-venv)
    fi
}

install_schemathesis() {
    if [[ -x $schemathesis/bin/schemathesis ]]; then
        return
    fi
    # The programs in it name its folder, so that it cannot be made elsewhere and moved.
    rm -rf "$schemathesis"
    python3 -m venv "$schemathesis" &&
        "$schemathesis/bin/pip" install --quiet --disable-pip-version-check \
            "schemathesis==$schemathesis_version"
}
