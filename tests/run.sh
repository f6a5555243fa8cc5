#!/usr/bin/env bash
# Runs the tests: installs what is missing, starts throwaway servers, builds once, runs every test project.
# The last line is always "N passed, N failed, N skipped"; the exit code is 1 unless all of it went well.
set -euo pipefail
shopt -s inherit_errexit

TESTS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$TESTS")
TOOLS="$TESTS/.tools"
CONFIGURATION=Release
WORK=""
STAGE=""
FILTER=""
SERVERS_ONLY=false
PROJECTS=()
PASSED=0
FAILED=0
SKIPPED=0

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

source "$TESTS/servers/tools.sh"
source "$TESTS/servers/kafka.sh"
source "$TESTS/servers/postgres.sh"
source "$TESTS/servers/objectstores.sh"
source "$TESTS/servers/ldap.sh"

usage() {
    cat <<'USAGE'
usage: tests/run.sh [--filter EXPRESSION] [PROJECT...]
       tests/run.sh --servers-only

  PROJECT          a folder below tests/, for example Connectors.PostgreSql.Tests; all of them when none is named
  --filter X       runs the tests that match X, in the syntax of `dotnet test --filter`
  --servers-only   starts the servers, prints export lines for them and keeps them until Enter or a signal
USAGE
}

parse_arguments() {
    while (($# > 0)); do
        case $1 in
            --filter)
                (($# > 1)) || { usage >&2; exit 2; }
                FILTER=$2
                shift
                ;;
            --servers-only) SERVERS_ONLY=true ;;
            -h | --help) usage; exit 0 ;;
            -*) usage >&2; exit 2 ;;
            *) PROJECTS+=("$(project_file "$1")") ;;
        esac
        shift
    done
}

project_file() {
    local name
    name=$(basename "${1%/}" .csproj)
    if [[ ! -f $TESTS/$name/$name.csproj ]]; then
        echo "There is no test project tests/$name/$name.csproj." >&2
        exit 2
    fi
    echo "$TESTS/$name/$name.csproj"
}

# Whatever ends the script early still leaves the closing line behind.
clean_up() {
    local status=$?
    trap - EXIT
    postgres_stop_all
    objectstores_stop_all
    [[ -z $WORK ]] || rm -rf "$WORK"
    if [[ -n $STAGE ]]; then
        FAILED=$((FAILED + 1))
        echo "FAILED: $STAGE."
        summary
    fi
    exit "$status"
}

# On a laptop the tests of a missing server are skipped; with CI=true they fail. Every other trouble ends the run.
start_servers() {
    if require_command npm npm; then
        echo "Starting PostgreSQL ${POSTGRES_MAJORS[*]} ..." >&2
        postgres_install
        postgres_start_all "$WORK"
        echo "Starting the emulators of S3 and Azure Blob ..." >&2
        objectstores_install
        objectstores_start_all "$WORK"
    else
        echo "No server is started." >&2
    fi
    kafka_install || echo "Tests with Kafka are skipped, or fail with CI=true." >&2
    ldap_install || echo "Tests with LDAP are skipped, or fail with CI=true." >&2
}

hold_servers() {
    local major variable
    for major in "${POSTGRES_MAJORS[@]}"; do
        variable="POSTGRES_${major}_TEST_CONNECTION"
        [[ ! -v $variable ]] || printf "export %s='%s'\n" "$variable" "${!variable}"
    done
    for variable in S3_TEST_ENDPOINT AZURE_TEST_ENDPOINT; do
        [[ ! -v $variable ]] || printf "export %s='%s'\n" "$variable" "${!variable}"
    done
    echo "The servers run until Enter is pressed or process $$ is terminated." >&2
    if [[ -t 0 ]]; then
        read -r
    else
        while sleep 1; do :; done
    fi
}

build() {
    if ((${#PROJECTS[@]} == 0)); then
        PROJECTS=("$TESTS"/*.Tests/*.Tests.csproj)
        dotnet build "$ROOT/MetadataIngestion.sln" -c "$CONFIGURATION" -v quiet -nologo
    else
        local project
        for project in "${PROJECTS[@]}"; do
            dotnet build "$project" -c "$CONFIGURATION" -v quiet -nologo
        done
    fi
}

# A test that hangs is ended after ten minutes and counts as a failure of its project.
run_project() {
    local project=$1 results=$2 arguments
    arguments=(test "$project" --no-build -c "$CONFIGURATION" -nologo --results-directory "$results"
        --logger "trx;LogFileName=results.trx" --logger "console;verbosity=minimal"
        --blame-hang-timeout 10m --blame-hang-dump-type none)
    [[ -z $FILTER ]] || arguments+=(--filter "$FILTER")
    dotnet "${arguments[@]}"
}

counter() { sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }

# A project that could not run, or ran nothing, is one failure more: it must not pass unseen.
count_results() {
    local name=$1 trx=$2 status=$3 total=0 executed=0 passed=0 failed=0
    if [[ -f $trx ]]; then
        total=$(counter "$trx" total)
        executed=$(counter "$trx" executed)
        passed=$(counter "$trx" passed)
        failed=$(counter "$trx" failed)
    fi
    if ((status != 0 && failed == 0)); then
        echo "FAILED: $name could not be run to its end (exit code $status)."
        failed=1
    elif ((total == 0)) && [[ -z $FILTER ]]; then
        echo "FAILED: $name holds no test."
        failed=1
    fi
    PASSED=$((PASSED + passed))
    FAILED=$((FAILED + failed))
    SKIPPED=$((SKIPPED + total - executed))
}

run_projects() {
    local project name status
    for project in "${PROJECTS[@]}"; do
        name=$(basename "$project" .csproj)
        echo "== $name"
        status=0
        run_project "$project" "$WORK/results/$name" || status=$?
        count_results "$name" "$WORK/results/$name/results.trx" "$status"
    done
}

summary() { echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"; }

finish() {
    STAGE=""
    if ((PASSED + FAILED == 0)); then
        echo "FAILED: no test ran."
        FAILED=1
    fi
    summary
    ((FAILED == 0))
}

main() {
    parse_arguments "$@"
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/metadata-tests.XXXXXX")
    chmod 755 "$WORK"
    if $SERVERS_ONLY; then
        start_servers
        hold_servers
        return
    fi
    STAGE="the .NET SDK is missing"
    require_command dotnet dotnet-sdk-10.0
    STAGE="the servers could not be started"
    start_servers
    STAGE="the build broke"
    build
    STAGE="the run was ended early"
    run_projects
    finish
}

main "$@"
