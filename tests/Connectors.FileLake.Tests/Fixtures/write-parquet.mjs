// Writes the Parquet files beside it, by DuckDB, ClickHouse and Arrow. Needs npm packages:
//   npm install --no-save @duckdb/node-api chdb apache-arrow parquet-wasm && node write-parquet.mjs
import { DuckDBInstance } from '@duckdb/node-api';
import * as arrow from 'apache-arrow';
import * as parquet from 'parquet-wasm';
import { query } from 'chdb';
import fs from 'node:fs';
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

// Types that only some engines write. DuckDB's newest ones, and those that it has no Parquet type for.
await run(`COPY (SELECT '12:00:00+02'::TIMETZ AS tz, '12:00:00'::TIME_NS AS tns, 1::HUGEINT AS huge, '101'::BIT AS bits, [1, 2]::INTEGER[2] AS pair,
  union_value(num := 2)::UNION(num INTEGER, str VARCHAR) AS either, '2024-01-01'::TIMESTAMP_S AS secs) TO ${file('types-duckdb.parquet')} (FORMAT parquet)`);

const clickhouse = path.join(folder, 'types-clickhouse.parquet');
fs.rmSync(clickhouse, { force: true });
query(`INSERT INTO FUNCTION file('${clickhouse}', 'Parquet') SELECT
  1::Int8 AS i8, 2::UInt64 AS u64, 'abcd'::FixedString(4) AS fixed, CAST('a' AS Enum8('a' = 1, 'b' = 2)) AS word, toUUID('1b4e28ba-2fa1-11d2-883f-0016d3cca427') AS uid,
  toIPv4('1.2.3.4') AS ip4, toDate32('1950-01-01') AS day, toDateTime64('2024-01-31 00:00:00.123', 3, 'UTC') AS ms, toDateTime64('2024-01-31 00:00:00.123456789', 9, 'UTC') AS ns,
  1.5::Decimal(9, 2) AS dec9, -1.5::Decimal(76, 10) AS dec76, true AS flag, 1::Int256 AS wide, [[1, NULL], []]::Array(Array(Nullable(Int32))) AS matrix,
  map('a', 1.5)::Map(String, Float64) AS attrs, tuple(1, 'x')::Tuple(a Int32, b String) AS pair, [tuple(1, 'x')]::Array(Tuple(a Int32, b String)) AS pairs,
  'x'::LowCardinality(String) AS low, NULL::Nullable(Float32) AS maybe`);

const column = (values, type) => arrow.vectorFromArray(values, type);
const table = new arrow.Table({
  half: column([1.5], new arrow.Float16()), t32: column([1000], new arrow.TimeMillisecond()), t64: column([1000n], new arrow.TimeNanosecond()),
  ts: column([1700000000000], new arrow.TimestampMillisecond()), zoned: column([1700000000000], new arrow.TimestampMicrosecond('Europe/Berlin')),
  nothing: column([null], new arrow.Null()), u8: column([1], new arrow.Uint8()), word: column(['a'], new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32())),
  large: column(['a'], new arrow.LargeUtf8()), fixed: column([new Uint8Array([1, 2, 3])], new arrow.FixedSizeBinary(3)),
  list: column([[1, null]], new arrow.List(new arrow.Field('item', new arrow.Int16(), true))),
  three: column([[1, 2, 3]], new arrow.FixedSizeList(3, new arrow.Field('item', new arrow.Float64(), true))),
  point: column([{ x: 1, y: 2 }], new arrow.Struct([new arrow.Field('x', new arrow.Int32(), true), new arrow.Field('y', new arrow.Int32(), false)])),
});
fs.writeFileSync(path.join(folder, 'types-arrow.parquet'), parquet.writeParquet(parquet.Table.fromIPCStream(arrow.tableToIPC(table, 'stream'))));
