# An S3 server for one run, which keeps everything in memory: moto, from PyPI, in an environment of
# its own below `target`, since Debian has none of its kind.

moto_version=5.2.1
moto_environment=$(dirname "${BASH_SOURCE[0]}")/../../target/moto-$moto_version

need_s3() {
    need python3 python3
    # Debian keeps what makes environments in a package of its own.
    if ! python3 -c 'import ensurepip' 2>/dev/null; then
        missing_packages+=(python3-venv)
    fi
}

install_moto() {
    if [[ -x $moto_environment/bin/moto_server ]]; then
        return
    fi
    python3 -m venv "$moto_environment.new" &&
        "$moto_environment.new/bin/pip" install --quiet --disable-pip-version-check \
            "moto[s3,server]==$moto_version" &&
        mv "$moto_environment.new" "$moto_environment"
}

start_s3() {
    local port log=$folder/s3.log
    install_moto || { echo "moto cannot be installed" >&2; exit 1; }
    port=$(free_port)
    # A program of Python finds its environment by where it is, not by where it was made.
    "$moto_environment/bin/python3" -m moto.server --host 127.0.0.1 --port "$port" >"$log" 2>&1 &
    s3=$!
    at_exit stop_s3
    wait_until_it_listens "$s3" "$port" || did_not_start "The S3 server" "$log"
    export AWS_ENDPOINT_URL=http://127.0.0.1:$port AWS_REGION=us-east-1
    export AWS_ACCESS_KEY_ID=shipshape AWS_SECRET_ACCESS_KEY=not-secret
    "$moto_environment/bin/python3" - "$AWS_ENDPOINT_URL/shipshape" <<'PY' || did_not_start "The bucket" "$log"
import sys
from urllib.request import Request, urlopen

urlopen(Request(sys.argv[1], method="PUT"), timeout=10)
PY
    export TEST_S3=s3://shipshape TEST_S3_PID=$s3
}

stop_s3() {
    kill "$s3"
    wait "$s3" 2>/dev/null
}
