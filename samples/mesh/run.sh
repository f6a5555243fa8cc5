#!/usr/bin/env bash
# Makes, changes and removes what the walk-through is about. LARKFIELD_PG says which PostgreSQL server is used; its user must be a superuser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

DATABASE=larkfield
ROLES=(larkfield_sales larkfield_logistics larkfield_finance)

usage() {
    cat >&2 <<'USAGE'
usage: ./run.sh reset     makes the database and its roles anew, and forgets what was crawled
       ./run.sh NUMBER    makes one of the changes in the folder changes
       ./run.sh clean     removes the database, its roles and what was crawled
USAGE
    exit 2
}

# psql reads the parts of a connection string from variables of its own.
connect() {
    local key value
    : "${LARKFIELD_PG:?Set it first, as in: export LARKFIELD_PG=\'Host=localhost;Username=postgres;Password=...\'}"
    while IFS='=' read -r key value; do
        case ${key,,} in
            host) export PGHOST=$value ;;
            port) export PGPORT=$value ;;
            username) export PGUSER=$value ;;
            password) export PGPASSWORD=$value ;;
        esac
    done < <(tr ';' '\n' <<<"$LARKFIELD_PG")
}

sql() { PGOPTIONS='--client-min-messages=warning' psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 "$@"; }

clean() {
    local role
    sql --dbname postgres --command "DROP DATABASE IF EXISTS $DATABASE"
    for role in "${ROLES[@]}"; do
        sql --dbname postgres --command "DROP ROLE IF EXISTS $role"
    done
    rm -rf data received
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
    for file in "changes/$1"-*; do
        case $file in
            *.sql) sql --dbname "$DATABASE" --file "$file" ;;
            *.sh) bash "$file" ;;
            *) usage ;;
        esac
        echo "Done: $file"
    done
}

connect
case ${1:-} in
    reset) reset ;;
    clean) clean ;;
    [0-9][0-9]) change "$1" ;;
    *) usage ;;
esac
