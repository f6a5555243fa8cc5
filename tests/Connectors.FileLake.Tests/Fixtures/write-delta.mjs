// Writes the Delta tables in Delta: data files and checkpoints by DuckDB, commits as JSON by this script, the last commit of one table by
// ClickHouse, which then reads every table, so that two engines agree on what is in them. Needs npm packages:
//   npm install --no-save @duckdb/node-api chdb && node write-delta.mjs
import { DuckDBInstance } from '@duckdb/node-api';
import { query } from 'chdb';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), 'Delta');
const db = await (await DuckDBInstance.create(':memory:')).connect();
const version = (number) => String(number).padStart(20, '0');
fs.rmSync(root, { recursive: true, force: true });

class Table {
  constructor(name) {
    this.folder = path.join(root, name);
    this.commits = [];
    fs.mkdirSync(this.log(''), { recursive: true });
  }

  log(name) {
    return path.join(this.folder, '_delta_log', name);
  }

  commit(...actions) {
    fs.writeFileSync(this.log(`${version(this.commits.length)}.json`), actions.map((action) => JSON.stringify(action) + '\n').join(''));
    this.commits.push(actions);
  }

  /** The actions that a checkpoint of the newest version holds. */
  actions() {
    const files = new Map();
    let protocol, metaData;
    for (const action of this.commits.flat()) {
      protocol = action.protocol ?? protocol;
      metaData = action.metaData ?? metaData;
      if (action.add) files.set(action.add.path, action.add);
      if (action.remove) files.delete(action.remove.path);
    }
    return [{ protocol }, { metaData }, ...[...files.values()].map((add) => ({ add: { ...add, dataChange: false } }))];
  }

  async data(name, sql) {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await db.run(`COPY (${sql}) TO '${file}' (FORMAT parquet, COMPRESSION snappy)`);
    return fs.statSync(file).size;
  }

  async parquet(name, actions, columns, options) {
    const json = this.log('actions.json');
    fs.writeFileSync(json, actions.map((action) => JSON.stringify(action)).join('\n'));
    await db.run(`COPY (SELECT * FROM read_json('${json}', format = 'newline_delimited', columns = {${columns}})) TO '${this.log(name)}' (FORMAT parquet, ${options})`);
    fs.rmSync(json);
  }

  remove(...versions) {
    for (const number of versions) fs.rmSync(this.log(`${version(number)}.json`));
  }

  reads(expected) {
    const result = query(`SELECT count() FROM deltaLakeLocal('${this.folder}') SETTINGS optimize_count_from_files = 0, optimize_trivial_count_query = 0 FORMAT CSV`).trim();
    assert.equal(result, String(expected), `${this.folder}: ClickHouse reads ${result} rows`);
  }
}

const addColumns = `add: 'STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, modificationTime BIGINT, dataChange BOOLEAN, stats VARCHAR,
  deletionVector STRUCT(storageType VARCHAR, pathOrInlineDv VARCHAR, "offset" INTEGER, sizeInBytes INTEGER, cardinality BIGINT))',
  remove: 'STRUCT(path VARCHAR, deletionTimestamp BIGINT, dataChange BOOLEAN)'`;
const metadataColumns = `protocol: 'STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER, readerFeatures VARCHAR[], writerFeatures VARCHAR[])',
  metaData: 'STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, format STRUCT(provider VARCHAR, options MAP(VARCHAR, VARCHAR)), schemaString VARCHAR,
    partitionColumns VARCHAR[], createdTime BIGINT, configuration MAP(VARCHAR, VARCHAR))',
  txn: 'STRUCT(appId VARCHAR, version BIGINT)', domainMetadata: 'STRUCT("domain" VARCHAR, configuration VARCHAR, removed BOOLEAN)'`;
const checkpointColumns = `${metadataColumns}, ${addColumns}`;

const field = (name, type, nullable = true, metadata = {}) => ({ name, type, nullable, metadata });
const schemaString = (...fields) => JSON.stringify({ type: 'struct', fields });
const metaData = (id, schema, rest = {}) => ({
  metaData: { id, format: { provider: 'parquet', options: {} }, schemaString: schema, partitionColumns: [], configuration: {}, createdTime: 1700000000000, ...rest },
});
const classic = { protocol: { minReaderVersion: 1, minWriterVersion: 2 } };
const info = (timestamp, operation) => ({ commitInfo: { timestamp, operation, engineInfo: 'fixture' } });
const add = (path, size, numRecords, rest = {}) => ({
  add: { path, partitionValues: {}, size, modificationTime: 1700000001000, dataChange: true, stats: JSON.stringify({ numRecords }), ...rest },
});
const remove = (path, rest = {}) => ({ remove: { path, deletionTimestamp: 1700000002000, dataChange: true, ...rest } });
const orders = schemaString(
  field('id', 'long', false, { comment: 'The key.' }),
  field('amount', 'decimal(10,2)'),
  field('country', 'string'),
  field('lines', { type: 'array', elementType: { type: 'struct', fields: [field('sku', 'string', false), field('count', 'integer')] }, containsNull: false }));
const orderRows = (from, count) => `SELECT (${from} + range)::BIGINT AS id, 1.50::DECIMAL(10,2) AS amount, [{'sku': 'a', 'count': 1}] AS lines FROM range(${count})`;

async function partitioned(name, files) {
  const table = new Table(name);
  table.commit(info(1700000000000, 'CREATE TABLE'), classic, metaData(`11111111-0000-4000-8000-${name.padEnd(12, '0').slice(0, 12).replace(/[^0-9a-f]/g, '0')}`, orders, {
    name: 'orders', description: 'Orders of the shop.', partitionColumns: ['country'], configuration: { 'delta.appendOnly': 'false', 'delta.constraints.positive': 'amount > 0' },
  }));
  for (let i = 0; i < files; i++) {
    const country = ['DE', 'FR', null][i % 3];
    const file = `country=${country ?? '__HIVE_DEFAULT_PARTITION__'}/part-${i}.snappy.parquet`;
    table.commit(info(1700000001000 + i, 'WRITE'), add(file, await table.data(file, orderRows(i * 10, 10)), 10, { partitionValues: { country } }));
  }
  return table;
}

// Commits alone: three files added, one of them removed again.
const simple = await partitioned('simple', 3);
simple.commit(info(1700000009000, 'DELETE'), remove('country=DE/part-0.snappy.parquet'));
simple.reads(20);

// A checkpoint of one file, after which the commits before it were cleaned up.
const checkpointed = await partitioned('checkpointed', 4);
await checkpointed.parquet(`${version(4)}.checkpoint.parquet`, checkpointed.actions(), checkpointColumns, 'COMPRESSION zstd');
fs.writeFileSync(checkpointed.log('_last_checkpoint'), JSON.stringify({ version: 4, size: 6 }));
checkpointed.remove(0, 1, 2, 3);
checkpointed.reads(40);

// A checkpoint in two parts, and an incomplete one of a later version, which does not count.
const multipart = await partitioned('multipart', 4);
const actions = multipart.actions();
const part = (number, of) => `${version(4)}.checkpoint.${String(number).padStart(10, '0')}.${String(of).padStart(10, '0')}.parquet`;
await multipart.parquet(part(1, 2), actions.slice(0, 3), checkpointColumns, 'COMPRESSION snappy');
await multipart.parquet(part(2, 2), actions.slice(3), checkpointColumns, 'COMPRESSION snappy, PARQUET_VERSION V2');
multipart.commit(info(1700000010000, 'DELETE'), remove('country=FR/part-1.snappy.parquet'));
await multipart.parquet(part(1, 3).replace(version(4), version(5)), actions.slice(0, 3), checkpointColumns, 'COMPRESSION snappy');
multipart.remove(0, 1, 2, 3);
multipart.reads(30);

// The second form of checkpoints: metadata as JSON, the files in two sidecars.
const second = new Table('v2');
second.commit(
  { protocol: { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: ['timestampNtz', 'v2Checkpoint'], writerFeatures: ['timestampNtz', 'v2Checkpoint', 'appendOnly', 'domainMetadata', 'clustering'] } },
  metaData('22222222-0000-4000-8000-000000000000', schemaString(field('id', 'integer'), field('seen', 'timestamp_ntz'))),
  { domainMetadata: { domain: 'delta.clustering', configuration: JSON.stringify({ clusteringColumns: [['id']] }), removed: false } });
for (let i = 0; i < 5; i++) {
  second.commit(add(`part-${i}.parquet`, await second.data(`part-${i}.parquet`, 'SELECT range::INTEGER AS id, NULL::TIMESTAMP AS seen FROM range(7)'), 7));
}
const files = second.actions().slice(2);
fs.mkdirSync(second.log('_sidecars'));
const sidecars = ['016ae953-37a9-438e-8683-9a9a4a79a395.parquet', '3a0d65cd-4056-49b8-937b-95f9e3ee90e5.parquet'];
await second.parquet(`_sidecars/${sidecars[0]}`, files.slice(0, 2), addColumns, 'COMPRESSION zstd');
await second.parquet(`_sidecars/${sidecars[1]}`, files.slice(2), addColumns, 'COMPRESSION gzip');
fs.writeFileSync(second.log(`${version(5)}.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json`), [
  { checkpointMetadata: { version: 5 } },
  ...second.actions().slice(0, 2),
  second.commits[0][2],
  ...sidecars.map((name) => ({ sidecar: { path: name, sizeInBytes: fs.statSync(second.log(`_sidecars/${name}`)).size, modificationTime: 1700000003000 } })),
].map((action) => JSON.stringify(action) + '\n').join(''));
second.remove(0, 1, 2, 3, 4);
second.reads(35);

// Columns whose names in the files are others, and rows that a deletion vector deletes: three of ten, kept in the log itself.
const mapped = new Table('mapped');
const id = (number, name) => ({ 'delta.columnMapping.id': number, 'delta.columnMapping.physicalName': name });
mapped.commit(
  { protocol: { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: ['columnMapping', 'deletionVectors'], writerFeatures: ['columnMapping', 'deletionVectors'] } },
  metaData('33333333-0000-4000-8000-000000000000', schemaString(
    field('Müller-Straße', 'string', true, id(1, 'col-1')),
    field('land', 'string', true, id(2, 'col-2')),
    field('home', { type: 'struct', fields: [field('zip code', 'integer', true, id(4, 'col-4'))] }, true, id(3, 'col-3'))), {
    partitionColumns: ['land'], configuration: { 'delta.columnMapping.mode': 'name', 'delta.columnMapping.maxColumnId': '4', 'delta.enableDeletionVectors': 'true' },
  }));
const mappedSize = await mapped.data('x.parquet', `SELECT 'a' || range AS "col-1", {'col-4': range::INTEGER} AS "col-3" FROM range(10)`);
const mappedFile = { partitionValues: { 'col-2': 'DE' }, stats: JSON.stringify({ numRecords: 10, tightBounds: true, minValues: { 'col-1': 'a0' } }) };
mapped.commit(add('x.parquet', mappedSize, 10, mappedFile));
const vector = deletionVector([1, 4, 7]);
const deleted = { deletionVector: { storageType: 'i', pathOrInlineDv: vector.text, sizeInBytes: vector.size, cardinality: 3 } };
mapped.commit(add('x.parquet', mappedSize, 10, { ...mappedFile, ...deleted }), remove('x.parquet', { extendedFileMetadata: true, partitionValues: { 'col-2': 'DE' }, size: mappedSize }));
mapped.reads(7);

// What files say of their values: a column of every kind, deep ones under their physical names, the newest file in the tenth month.
const measured = new Table('measured');
measured.commit(
  { protocol: { minReaderVersion: 2, minWriterVersion: 5 } },
  metaData('55555555-0000-4000-8000-000000000000', schemaString(
    field('id', 'long', false), field('f64', 'double'), field('day', 'date'), field('seen', 'timestamp'), field('wall', 'timestamp_ntz'), field('large', 'decimal(38,10)'), field('name', 'string'),
    field('place', { type: 'struct', fields: [field('zip', 'integer', true, { 'delta.columnMapping.id': 9, 'delta.columnMapping.physicalName': 'col-9' })] }, true,
      { 'delta.columnMapping.id': 8, 'delta.columnMapping.physicalName': 'col-8' }),
    field('tags', { type: 'array', elementType: 'string', containsNull: true }), field('small', 'short'), field('never', 'binary'), field('month', 'integer')), {
    partitionColumns: ['month'], configuration: { 'delta.columnMapping.mode': 'name' },
  }));
const measures = (path, month, modificationTime, stats) => ({ add: { path, partitionValues: { month }, size: 100, modificationTime, dataChange: true, stats } });
measured.commit(measures('month=9/a.parquet', '9', 1700000001000, '{"numRecords":10,' +
  '"minValues":{"id":-1,"f64":-1.5,"day":"1969-12-31","seen":"2024-01-01T01:00:00.123+01:00","wall":"2024-01-01T00:00:00.000","large":-12345678901234567890.123456789,"name":"Anna","small":3},' +
  '"maxValues":{"id":10,"f64":0,"day":"1970-01-01","seen":"2024-01-02T00:00:00.000Z","wall":"2024-01-02T00:00:00.000","large":0,"name":"Bo","small":7},' +
  '"nullCount":{"id":0,"f64":1,"day":0,"seen":0,"wall":0,"large":0,"name":1,"col-8":{"col-9":10},"tags":1,"small":0}}'));
measured.commit(measures('month=10/b.parquet', '10', 1700000002000, '{"numRecords":5,' +
  '"minValues":{"id":5,"f64":2,"day":"2024-02-29","seen":"2024-01-31T12:30:00.000Z","wall":"2024-01-31T12:30:00.000","large":0.5,"name":"Cy","col-8":{"col-9":1},"small":1},' +
  '"maxValues":{"id":9007199254740993,"f64":2.5,"day":"2024-02-29","seen":"2024-01-31T12:30:00.000Z","wall":"2024-01-31T12:30:00.000","large":0.5,"name":"Zoe","col-8":{"col-9":5},"small":2},' +
  '"nullCount":{"id":0,"f64":0,"day":0,"seen":0,"wall":0,"large":0,"name":1,"col-8":{"col-9":0},"tags":2,"small":0}}'));

// A checkpoint whose statistics are columns, as engines write them that are told to leave out the text.
const parsed = new Table('parsed');
parsed.commit(classic, metaData('66666666-0000-4000-8000-000000000000', schemaString(
  field('id', 'long', false), field('f64', 'double'), field('day', 'date'), field('seen', 'timestamp'), field('wall', 'timestamp_ntz'), field('large', 'decimal(38,10)'), field('price', 'decimal(9,2)'),
  field('name', 'string'), field('place', { type: 'struct', fields: [field('zip', 'integer')] }), field('small', 'short'), field('month', 'integer')), { partitionColumns: ['month'] }));
const values = (id, f64, day, seen, wall, large, price, name, zip, small) => ({ id, f64, day, seen, wall, large, price, name, place: { zip }, small });
const parsedFile = (path, month, modificationTime, numRecords, minValues, maxValues, nullCount) =>
  ({ add: { path, partitionValues: { month }, size: 100, modificationTime, dataChange: true, stats_parsed: { numRecords, minValues, maxValues, nullCount } } });
parsed.commit(parsedFile('month=9/a.parquet', '9', 1700000002000, 10,
  values(-1, -1.5, '1969-12-31', '2024-01-01 00:00:00.123456Z', '2024-01-01 00:00:00', '-12345678901234567890.123456789', '-3.50', 'Anna', null, 3),
  values(10, 0, '1970-01-01', '2024-01-02 00:00:00Z', '2024-01-02 00:00:00', '0', '7.25', 'Bo', null, 7),
  values(0, 1, 0, 0, 0, 0, 0, 1, 10, 0)));
parsed.commit(parsedFile('month=10/b.parquet', '10', 1700000001000, 5,
  values(5, 2, '2024-02-29', '2024-01-31 12:30:00Z', '2024-01-31 12:30:00', '0.5', '1', 'Cy', 1, 1),
  values('9007199254740993', 2.5, '2024-02-29', '2024-01-31 12:30:00Z', '2024-01-31 12:30:00', '0.5', '2', 'Zoe', 5, 2),
  values(0, 0, 0, 0, 0, 0, 0, 1, 0, 0)));
const bounds = 'STRUCT(id BIGINT, f64 DOUBLE, "day" DATE, seen TIMESTAMPTZ, wall TIMESTAMP, large DECIMAL(38,10), price DECIMAL(9,2), "name" VARCHAR, place STRUCT(zip INTEGER), small SMALLINT)';
const counts = bounds.replaceAll(/DOUBLE|DATE|TIMESTAMPTZ|TIMESTAMP|DECIMAL\(\d+,\d+\)|VARCHAR|INTEGER|SMALLINT/g, 'BIGINT');
await db.run("SET TimeZone = 'UTC'");
await parsed.parquet(`${version(2)}.checkpoint.parquet`, parsed.actions(), `${metadataColumns}, add: 'STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, modificationTime BIGINT,
  dataChange BOOLEAN, stats_parsed STRUCT(numRecords BIGINT, minValues ${bounds}, maxValues ${bounds}, nullCount ${counts}))'`, 'COMPRESSION snappy');
parsed.remove(0, 1);

// A table whose engine puts a checksum beside each commit, and a large one's that leaves out the files.
const checked = await partitioned('checked', 2);
const sum = (all) => ({
  tableSizeBytes: all.reduce((total, action) => total + action.add.size, 0), numFiles: all.length, numMetadata: 1, numProtocol: 1,
  ...checked.actions()[0], metadata: checked.actions()[1].metaData,
});
fs.writeFileSync(checked.log(`${version(1)}.crc`), JSON.stringify(sum(checked.actions().slice(2, 3))));
fs.writeFileSync(checked.log(`${version(2)}.crc`), JSON.stringify({ ...sum(checked.actions().slice(2)), allFiles: checked.actions().slice(2).map((action) => action.add) }));
checked.reads(20);

/** Deleted rows in the form of Delta: a roaring bitmap for 64-bit numbers, in the alphabet Z85. */
function deletionVector(rows) {
  const bytes = Buffer.alloc(4 + 8 + 4 + 8 + 4 + 4 + 2 * rows.length);
  let at = 0;
  const write = (value, width) => { bytes.writeUIntLE(value, at, width); at += width; };
  [[1681511377, 4], [1, 4], [0, 4], [0, 4], [12346, 4], [1, 4], [0, 2], [rows.length - 1, 2], [16, 4], ...rows.map((row) => [row, 2])].forEach(([value, width]) => write(value, width));
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
  let text = '';
  for (let i = 0; i < padded.length; i += 4) {
    for (let value = padded.readUInt32BE(i), power = 85 ** 4; power >= 1; power /= 85) text += alphabet[Math.floor(value / power) % 85];
  }
  return { text, size: bytes.length };
}

// Last of all, since its own names and times differ from run to run.
const appended = new Table('appended');
appended.commit(classic, metaData('44444444-0000-4000-8000-000000000000', schemaString(field('id', 'long'), field('name', 'string'))));
query(`INSERT INTO FUNCTION deltaLakeLocal('${appended.folder}') SETTINGS allow_delta_lake_writes = 1, allow_experimental_delta_lake_writes = 1
  SELECT number::Nullable(Int64) AS id, toNullable(toString(number)) AS name FROM numbers(100)`);
appended.reads(100);
