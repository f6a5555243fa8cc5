// Writes the ORC files in Orc. Needs the npm package chdb: npm install --no-save chdb && node write-orc.mjs
import { query } from 'chdb';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'Orc');
for (const codec of ['none', 'zlib', 'snappy', 'lz4', 'zstd']) {
  query(`SELECT
    number::Int64 AS id, (number - 2)::Int8 AS tiny, number::Int16 AS small, number::Int32 AS whole, number::Float32 AS f32, number / 4 AS f64,
    concat('name ', toString(number)) AS name, (number % 2 = 0)::Bool AS flag, (number + 0.25)::Decimal(10, 2) AS amount, (number + 0.25)::Decimal(38, 4) AS large,
    toDate32('2024-02-28') + number AS day, toDateTime64('2024-01-31 12:30:00', 6, 'UTC') AS seen,
    if(number < 3, NULL, number::Nullable(Int64)) AS later, NULL::Nullable(String) AS never,
    [number, 1]::Array(Int64) AS list, map('a', number)::Map(String, Int64) AS attrs, tuple('Main', 'x')::Tuple(street String, zip String) AS home,
    [tuple(1.5, [toDate32('2024-01-01')])]::Array(Tuple(lat Float64, days Array(Date32))) AS places
    FROM numbers(10) INTO OUTFILE '${path.join(folder, `${codec}.orc`)}' TRUNCATE FORMAT ORC SETTINGS output_format_orc_compression_method = '${codec}'`);
}
