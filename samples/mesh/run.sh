#!/usr/bin/env bash
# Makes, changes and removes what the walk-through is about: the database, its roles, and the times of the lake's files.
# PGHOST, PGPORT, PGUSER and PGPASSWORD say which server is used; its user must be a superuser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

DATABASE=larkfield
ROLES=(larkfield_sales larkfield_logistics larkfield_finance)

usage() {
    cat >&2 <<'USAGE'
usage: ./run.sh reset       makes the database and its roles anew, and forgets all that was crawled
       ./run.sh NUMBER      makes a change, 01 to 07; changes/ holds them
       ./run.sh clean       removes the database, its roles and all that was crawled
USAGE
    exit 2
}

sql() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 "$@"; }

clean() {
    local role
    sql --dbname postgres --command "DROP DATABASE IF EXISTS $DATABASE" 2>/dev/null
    for role in "${ROLES[@]}"; do
        sql --dbname postgres --command "DROP ROLE IF EXISTS $role" 2>/dev/null
    done
    rm -rf data
}

reset() {
    local role
    clean
    for role in "${ROLES[@]}"; do
        sql --dbname postgres --command "CREATE ROLE $role NOLOGIN"
    done
    sql --dbname postgres --command "CREATE DATABASE $DATABASE"
    sql --dbname "$DATABASE" --file schema.sql
    find lake -type f -exec touch {} +
}

change() {
    local file
    for file in changes/"$1"-*; do
        case $file in
            *.sql) sql --dbname "$DATABASE" --file "$file" ;;
            *.sh) bash "$file" ;;
            *) usage ;;
        esac
        echo "Done: $file"
    done
}

case ${1:-} in
    reset) reset ;;
    clean) clean ;;
    [0-9][0-9]) change "$1" ;;
    *) usage ;;
esac
