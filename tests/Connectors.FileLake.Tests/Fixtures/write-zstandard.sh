#!/bin/sh
# Writes the files in Zstandard with the tool of that name (Debian: zstd).
cd "$(dirname "$0")" && mkdir -p Zstandard && cd Zstandard || exit 1
printf 'id,name\n1,Anna\n' | zstd -q -f -o users.csv.zst
printf '2,Bo\n' | zstd -q --check --stdout | cat users.csv.zst - > frames.csv.zst
seq 1 200 | sed 's/.*/& words &/' | zstd -q -19 -f -o words.zst
head -c 67108864 /dev/zero | zstd -q -19 -f -o zeros.zst
