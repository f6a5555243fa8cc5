// Writes the Parquet files beside it. Needs the npm package @duckdb/node-api:
//   npm install --no-save @duckdb/node-api && node write-parquet.mjs
import { DuckDBInstance } from '@duckdb/node-api';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const folder = path.dirname(fileURLToPath(import.meta.url));
const instance = await DuckDBInstance.create(':memory:');
const db = await instance.connect();
const run = (sql) => db.run(sql);
const file = (name) => `'${path.join(folder, name).replaceAll("'", "''")}'`;

await run("SET TimeZone = 'UTC'");
await run("CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')");
await run(`CREATE TABLE types (
  id BIGINT NOT NULL, i8 TINYINT, i16 SMALLINT, i32 INTEGER, u8 UTINYINT, u16 USMALLINT, u32 UINTEGER, u64 UBIGINT,
  dec9 DECIMAL(9,2), dec18 DECIMAL(18,4), dec38 DECIMAL(38,10), f32 FLOAT, f64 DOUBLE, flag BOOLEAN,
  txt VARCHAR, bin BLOB, d DATE, t TIME, ts TIMESTAMP, ts_ms TIMESTAMP_MS, ts_ns TIMESTAMP_NS, tsz TIMESTAMPTZ,
  uid UUID, span INTERVAL, doc JSON, feeling mood,
  ints INTEGER[], matrix INTEGER[][], person STRUCT(name VARCHAR, age INTEGER, home STRUCT(street VARCHAR, zip VARCHAR)),
  people STRUCT(name VARCHAR, tags VARCHAR[])[], attrs MAP(VARCHAR, DOUBLE), places MAP(INTEGER, STRUCT(lat DOUBLE, lon DOUBLE)))`);
await run(`INSERT INTO types VALUES
  (1, -128, -32768, -5, 0, 0, 0, 0, -12.34, 1.5, 12345678901234567890.5, -1.5, -2.5, true,
   'Anna', 'ab', '1969-12-31', '00:00:01', '2024-01-31 12:30:00.5', '2024-01-31 12:30:00.25', '2024-01-31 12:30:00.123456789', '2024-01-31 12:30:00+00',
   '1b4e28ba-2fa1-11d2-883f-0016d3cca427', INTERVAL 3 DAY, '{"a":1}', 'ok',
   [1, 2], [[1], [2, 3]], {'name': 'Anna', 'age': 30, 'home': {'street': 'Main', 'zip': '01234'}},
   [{'name': 'Bo', 'tags': ['x']}], MAP {'a': 1.5}, MAP {1: {'lat': 1.0, 'lon': 2.0}}),
  (2, 127, 32767, 7, 255, 65535, 4294967295, 18446744073709551615, 99.99, NULL, NULL, 1.5, 3.25, false,
   'Zoe', 'cd', '2024-02-29', '23:59:59.999999', '2024-02-01 00:00:00', NULL, NULL, '2024-02-01 00:00:00+00',
   NULL, NULL, NULL, 'happy', NULL, NULL, NULL, NULL, NULL, NULL)`);
await run(`COPY types TO ${file('types.parquet')} (FORMAT parquet, COMPRESSION snappy)`);
await run(`COPY types TO ${file('types-v2.parquet')} (FORMAT parquet, PARQUET_VERSION V2, COMPRESSION zstd)`);

for (const codec of ['uncompressed', 'gzip', 'brotli', 'lz4_raw']) {
  await run(`COPY (SELECT range AS id, 'name ' || range AS name FROM range(10)) TO ${file(`codec-${codec}.parquet`)} (FORMAT parquet, COMPRESSION ${codec})`);
}

await run(`COPY (SELECT range::INTEGER AS id, CASE WHEN range % 5 = 0 THEN NULL ELSE range * 0.5 END AS half, NULL::INTEGER AS nothing,
  CASE WHEN range < 2048 THEN NULL ELSE range::INTEGER END AS later FROM range(6000))
  TO ${file('row-groups.parquet')} (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
await run(`COPY (SELECT 1 AS id, {'a': 2, 'b': 3} AS s) TO ${file('field-ids.parquet')}
  (FORMAT parquet, FIELD_IDS {id: 11, s: {__duckdb_field_id: 12, a: 13, b: 14}})`);
await run(`COPY (SELECT 1 AS id WHERE false) TO ${file('no-rows.parquet')} (FORMAT parquet)`);
