// Writes the table Iceberg/clickhouse, as ClickHouse does it: metadata files, a version hint, manifests and their lists, data. Needs the
// npm package chdb: npm install --no-save chdb && node write-iceberg.mjs
import { Session } from 'chdb';
import { fileURLToPath } from 'node:url';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'Iceberg');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'iceberg-'));
process.chdir(work);
const session = new Session(path.join(work, 'session'));
session.query(`CREATE TABLE orders (id Int64, name Nullable(String), seen Nullable(DateTime64(6)), country String, tags Array(Nullable(String)), prices Map(String, Float64))
  ENGINE = IcebergLocal('clickhouse/') PARTITION BY (country, icebergBucket(4, id)) ORDER BY (id)
  SETTINGS iceberg_format_version = 2, iceberg_use_version_hint = 1`);
for (const from of [0, 10]) {
  session.query(`INSERT INTO orders SETTINGS allow_insert_into_iceberg = 1, allow_experimental_insert_into_iceberg = 1
    SELECT number, toString(number), '2024-01-31 12:00:00', 'DE', ['a', NULL], map('x', 1.5) FROM numbers(${from}, 10)`);
}
fs.rmSync(path.join(folder, 'clickhouse'), { recursive: true, force: true });
fs.cpSync(path.join(work, 'clickhouse'), path.join(folder, 'clickhouse'), { recursive: true });
fs.rmSync(work, { recursive: true });
