# Emulators of object stores for tests: S3 (s3rver) and Azure Blob (Azurite) on loopback. Sourced by tests/run.sh.
#
#   objectstores_install          fetches them into tests/.tools, unless they are there
#   objectstores_start_all DIR    starts both below DIR and exports S3_TEST_ENDPOINT and AZURE_TEST_ENDPOINT
#   objectstores_stop_all         stops what was started, by process id

declare -r S3RVER_VERSION=3.7.1 AZURITE_VERSION=3.37.0
declare -a OBJECTSTORE_PIDS=()

npm_installed() { grep -qs "\"version\": \"$2\"" "$TOOLS/node_modules/$1/package.json"; }

objectstores_install() {
    local missing=()
    npm_installed s3rver "$S3RVER_VERSION" || missing+=("s3rver@$S3RVER_VERSION")
    npm_installed azurite "$AZURITE_VERSION" || missing+=("azurite@$AZURITE_VERSION")
    ((${#missing[@]} == 0)) || install_npm "${missing[@]}"
    objectstores_mend
}

# Listing with a delimiter, s3rver leaves out folders that hold folders only, since it does not look into them; it is made to.
objectstores_mend() {
    sed -i 's/^\( *\)delimiterEnc &&$/\1false \&\&/' "$TOOLS/node_modules/s3rver/lib/stores/filesystem.js"
}

objectstore_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# objectstore_launch LOG COMMAND...: runs the command with a free port in place of PORT and leaves that port in OBJECTSTORE_PORT.
# Another process may take the port between the look and the start, hence the attempts.
objectstore_launch() {
    local log=$1 attempt tenth pid
    shift
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        OBJECTSTORE_PORT=$((32100 + RANDOM % 600))
        port_is_free "$OBJECTSTORE_PORT" || continue
        "${@/PORT/$OBJECTSTORE_PORT}" >"$log" 2>&1 </dev/null &
        pid=$!
        for tenth in {1..600}; do
            kill -0 "$pid" 2>/dev/null || break
            if objectstore_answers "$OBJECTSTORE_PORT"; then
                OBJECTSTORE_PIDS+=("$pid")
                return 0
            fi
            sleep 0.1
        done
        kill -KILL "$pid" 2>/dev/null || true
    done
    echo "$1 did not start after $attempt attempts. Its log:" >&2
    tail -n 20 "$log" >&2 || true
    return 1
}

objectstores_start_all() {
    local directory=$1/objectstores
    mkdir -p "$directory/s3"
    # s3rver makes its continuation tokens with a cipher that OpenSSL 3 calls legacy.
    objectstore_launch "$directory/s3.log" node --openssl-legacy-provider "$TOOLS/node_modules/s3rver/bin/s3rver.js" \
        --directory "$directory/s3" --address 127.0.0.1 --port PORT --silent --no-vhost-buckets
    export S3_TEST_ENDPOINT="http://127.0.0.1:$OBJECTSTORE_PORT"
    objectstore_launch "$directory/azure.log" node "$TOOLS/node_modules/azurite/dist/src/blob/main.js" --blobHost 127.0.0.1 --blobPort PORT --inMemoryPersistence --skipApiVersionCheck --silent --disableTelemetry
    export AZURE_TEST_ENDPOINT="http://127.0.0.1:$OBJECTSTORE_PORT/devstoreaccount1"
}

objectstores_stop_all() {
    local pid
    for pid in "${OBJECTSTORE_PIDS[@]}"; do
        kill -TERM "$pid" 2>/dev/null || true
    done
    for pid in "${OBJECTSTORE_PIDS[@]}"; do
        wait_for_exit "$pid"
    done
    OBJECTSTORE_PIDS=()
}
