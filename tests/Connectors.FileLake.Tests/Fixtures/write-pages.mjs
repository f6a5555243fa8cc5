// Writes the Parquet files in Pages, of which the tests read values. Needs npm packages:
//   npm install --no-save @duckdb/node-api chdb parquet-wasm apache-arrow && node write-pages.mjs
import { DuckDBInstance } from '@duckdb/node-api';
import { query } from 'chdb';
import { tableFromArrays } from 'apache-arrow';
import * as parquet from 'parquet-wasm/esm/parquet_wasm.js';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { tableToIPC } from 'apache-arrow';
import fs from 'node:fs';
import path from 'node:path';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'Pages');
const file = (name) => path.join(folder, name);

const db = await (await DuckDBInstance.create(':memory:')).connect();
await db.run(`CREATE TABLE rows AS SELECT * FROM (VALUES
  (1::BIGINT, 'Anna', true, -5::INTEGER, NULL::MAP(VARCHAR, INTEGER[][]), [{'name': 'Bo', 'tags': ['x', NULL]}, {'name': NULL, 'tags': []}]),
  (2, NULL, false, NULL, MAP {}, []),
  (-9223372036854775808, 'Zoë', NULL, 7, MAP {'a': NULL}, NULL),
  (9223372036854775807, '', true, 7, MAP {'a': []}, [NULL]),
  (5, 'Anna', true, 7, MAP {'a': [NULL], 'b': [[], [1]]}, [{'name': 'Cy', 'tags': NULL}]),
  (6, 'Annabel', true, 7, MAP {'a': [[1, NULL], NULL, [2]]}, [{'name': 'Di', 'tags': ['y']}])
  ) t(id, name, flag, small, tree, people)`);
for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw']) {
  for (const version of ['V1', 'V2']) {
    await db.run(`COPY rows TO '${file(`${codec}-${version}.parquet`)}' (FORMAT parquet, COMPRESSION ${codec}, PARQUET_VERSION ${version})`);
  }
}

// Texts that a dictionary does not pay for, and numbers that only differences make small.
const many = `SELECT range AS id, (range * 7919) % 1000003 AS mixed, left(sha256(range::VARCHAR), 32) AS digest, 'name ' || (range % 10) AS name,
  CASE WHEN range % 3 = 0 THEN NULL ELSE range % 2 = 0 END AS flag, range(range % 4) AS list FROM range(3000)`;
await db.run(`COPY (${many}) TO '${file('many-V1.parquet')}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 2048)`);
await db.run(`COPY (${many}) TO '${file('many-V2.parquet')}' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 16)`);

// ClickHouse: many small pages of both codecs named LZ4's kin, lists in the old and new form.
query(`SELECT number AS id, number * 7919 % 1000003 AS mixed, left(lower(hex(SHA256(toString(number)))), 32) AS digest, concat('name ', toString(number % 10)) AS name,
  if(number % 3 = 0, NULL, (number % 2 = 0)::Bool) AS flag, range(number % 4) AS list FROM numbers(3000)
  INTO OUTFILE '${file('many-clickhouse.parquet')}' TRUNCATE FORMAT Parquet
  SETTINGS output_format_parquet_compression_method = 'lz4', output_format_parquet_data_page_size = 4096, output_format_parquet_max_dictionary_size = 200`);

// Arrow's own writer: the encodings that others do not use, chosen by column, in pages of the second version.
parquet.initSync({ module: fs.readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')) });
const ids = Array.from({ length: 3000 }, (_, i) => i);
const arrow = tableFromArrays({
  id: BigInt64Array.from(ids, (i) => BigInt(i)),
  mixed: BigInt64Array.from(ids, (i) => BigInt((i * 7919) % 1000003)),
  small: Int32Array.from(ids, (i) => (i % 2 === 0 ? i : -i)),
  prefixed: ids.map((i) => `warehouse/orders/part-${String(i).padStart(5, '0')}.parquet`),
  lengths: ids.map((i) => 'x'.repeat(i % 5)),
});
const properties = new parquet.WriterPropertiesBuilder()
  .setWriterVersion(parquet.WriterVersion.V2).setDictionaryEnabled(false).setCompression(parquet.Compression.SNAPPY).setDataPageSizeLimit(4096)
  .setColumnEncoding('id', parquet.Encoding.DELTA_BINARY_PACKED)
  .setColumnEncoding('mixed', parquet.Encoding.DELTA_BINARY_PACKED)
  .setColumnEncoding('small', parquet.Encoding.DELTA_BINARY_PACKED)
  .setColumnEncoding('prefixed', parquet.Encoding.DELTA_BYTE_ARRAY)
  .setColumnEncoding('lengths', parquet.Encoding.DELTA_LENGTH_BYTE_ARRAY)
  .build();
fs.writeFileSync(file('many-arrow.parquet'), parquet.writeParquet(parquet.Table.fromIPCStream(tableToIPC(arrow, 'stream')), properties));
