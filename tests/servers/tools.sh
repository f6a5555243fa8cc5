# What every server's script needs: installing tools, waiting for processes. Sourced by tests/run.sh.

APT_UPDATED=false

# require NAME PACKAGE TEST...: when the test fails, the package is installed as root on Debian and asked for elsewhere.
require() {
    local name=$1 package=$2
    shift 2
    if "$@" >/dev/null 2>&1; then return 0; fi
    if ((EUID != 0)) || ! command -v apt-get >/dev/null 2>&1; then
        echo "'$name' is missing: install it (Debian's package is '$package')." >&2
        return 1
    fi
    apt_install "$package"
}

require_command() { require "$1" "$2" command -v "$1"; }

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    if ! $APT_UPDATED; then
        apt-get update -qq
        APT_UPDATED=true
    fi
    apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

# The packages' own install scripts restore the links between shared libraries, so they must run.
install_npm() {
    require_command npm npm
    mkdir -p "$TOOLS"
    [[ -f $TOOLS/package.json ]] || echo '{ "private": true }' >"$TOOLS/package.json"
    npm install --prefix "$TOOLS" --ignore-scripts=false --no-audit --no-fund --no-update-notifier --loglevel=error "$@" >/dev/null
}

wait_for_exit() {
    local pid=$1 tenth
    for tenth in {1..100}; do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    echo "Process $pid did not stop within $((tenth / 10)) s and is killed." >&2
    kill -KILL "$pid" 2>/dev/null || true
}
