"""Writes the metadata of two tables: Iceberg/listed, whose summary leaves the totals to the list of manifests and of which rows are deleted,
and Iceberg/measured, whose manifests tell the bounds of its columns.
Needs Debian's python3-avro: /usr/bin/python3 write-iceberg.py"""
import datetime
import json
import os
import struct

import avro.datafile
import avro.io
import avro.schema

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Iceberg")
FOLDER = os.path.join(ROOT, "listed", "metadata")
MEASURED = os.path.join(ROOT, "measured", "metadata")
SNAPSHOT = 3055729675574597004


def field(name, field_id, kind, optional=False):
    return {"name": name, "type": ["null", kind] if optional else kind, "field-id": field_id, **({"default": None} if optional else {})}


summary = {"type": "record", "name": "r508", "fields": [
    field("contains_null", 509, "boolean"),
    field("contains_nan", 518, "boolean", optional=True),
    field("lower_bound", 510, "bytes", optional=True),
]}
# The names of the counts are those of older writers, which the ids make up for.
manifest_file = {"type": "record", "name": "manifest_file", "fields": [
    field("manifest_path", 500, "string"),
    field("manifest_length", 501, "long"),
    field("partition_spec_id", 502, "int"),
    field("content", 517, "int"),
    field("added_snapshot_id", 503, "long"),
    field("added_data_files_count", 504, "int"),
    field("existing_data_files_count", 505, "int"),
    field("deleted_data_files_count", 506, "int"),
    field("added_rows_count", 512, "long"),
    field("existing_rows_count", 513, "long"),
    field("deleted_rows_count", 514, "long"),
    field("partitions", 507, {"type": "array", "items": summary, "element-id": 508}, optional=True),
]}


def of_map(name, field_id, key_id, value_id, value):
    pair = {"type": "record", "name": f"k{key_id}_v{value_id}", "fields": [field("key", key_id, "int"), field("value", value_id, value)]}
    return field(name, field_id, {"type": "array", "items": pair, "logicalType": "map"}, optional=True)


def manifest_entry(*partition):
    return {"type": "record", "name": "manifest_entry", "fields": [
        field("status", 0, "int"),
        field("snapshot_id", 1, "long", optional=True),
        field("data_file", 2, {"type": "record", "name": "r2", "fields": [
            field("content", 134, "int"),
            field("file_path", 100, "string"),
            field("file_format", 101, "string"),
            field("partition", 102, {"type": "record", "name": "r102", "fields": list(partition)}),
            field("record_count", 103, "long"),
            field("file_size_in_bytes", 104, "long"),
            of_map("value_counts", 109, 119, 120, "long"),
            of_map("null_value_counts", 110, 121, 122, "long"),
            of_map("lower_bounds", 125, 126, 127, "bytes"),
            of_map("upper_bounds", 128, 129, 130, "bytes"),
        ]}),
    ]}


def pairs(values):
    return None if values is None else [{"key": key, "value": value} for key, value in values.items()]


def entry(status, rows, partition, nulls=None, values=None, lower=None, upper=None):
    return {"status": status, "snapshot_id": SNAPSHOT, "data_file": {
        "content": 0, "file_path": f"s3://warehouse/shop/data/{rows}.parquet", "file_format": "PARQUET", "partition": partition, "record_count": rows,
        "file_size_in_bytes": 1000, "value_counts": pairs(values), "null_value_counts": pairs(nulls), "lower_bounds": pairs(lower), "upper_bounds": pairs(upper)}}


def write(path, schema, *records):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        with avro.datafile.DataFileWriter(file, avro.io.DatumWriter(), avro.schema.parse(json.dumps(schema)), codec="deflate") as writer:
            for record in records:
                writer.append(record)
    return os.path.getsize(path)


def manifest(path, content, added, existing, deleted, length=100):
    return {
        "manifest_path": path, "manifest_length": length, "partition_spec_id": 1, "content": content, "added_snapshot_id": SNAPSHOT,
        "added_data_files_count": added[0], "existing_data_files_count": existing[0], "deleted_data_files_count": deleted[0],
        "added_rows_count": added[1], "existing_rows_count": existing[1], "deleted_rows_count": deleted[1],
        "partitions": [{"contains_null": False, "contains_nan": None, "lower_bound": b"\x01\xff"}],
    }


day = field("seen_day", 1000, {"type": "int", "logicalType": "date"}, optional=True)
bucket = field("id_bucket", 1001, "int", optional=True)
write(os.path.join(FOLDER, "a.avro"), manifest_entry(day, bucket),
    entry(1, 60, {"seen_day": datetime.date(2024, 1, 31), "id_bucket": 3}, nulls={1: 0, 2: 5}), entry(1, 40, {"seen_day": datetime.date(2024, 2, 1), "id_bucket": 3}, nulls={1: 0, 2: 0}),
    entry(0, 50, {"seen_day": datetime.date(2024, 1, 31), "id_bucket": 12}, nulls={1: 0, 2: 0}), entry(2, 70, {"seen_day": datetime.date(1999, 1, 1), "id_bucket": 3}))
write(os.path.join(FOLDER, "b.avro"), manifest_entry(day, bucket), *(entry(0, 100, {"seen_day": None, "id_bucket": i}, nulls={1: 0, 2: 0}) for i in range(4)))
write(os.path.join(FOLDER, f"snap-{SNAPSHOT}-1.avro"), manifest_file,
    manifest("a.avro", 0, (2, 100), (1, 50), (3, 70)), manifest("b.avro", 0, (0, 0), (4, 400), (0, 0)), manifest("c.avro", 1, (1, 5), (0, 0), (0, 0)))

schema_of_old = {"type": "struct", "schema-id": 0, "fields": [{"id": 1, "name": "id", "required": True, "type": "int"}]}
schema = {"type": "struct", "schema-id": 1, "identifier-field-ids": [1], "fields": [
    {"id": 1, "name": "id", "required": True, "type": "long", "doc": "The key."},
    {"id": 2, "name": "renamed", "required": False, "type": "decimal(9, 2)", "write-default": "1.50"},
    {"id": 3, "name": "seen", "required": False, "type": "timestamptz"},
    {"id": 4, "name": "place", "required": True, "type": {"type": "struct", "fields": [
        {"id": 5, "name": "zip", "required": False, "type": "fixed[5]"},
        {"id": 6, "name": "days", "required": False, "type": {"type": "map", "key-id": 7, "key": "date", "value-id": 8, "value-required": True,
            "value": {"type": "list", "element-id": 9, "element-required": True, "element": {"type": "struct", "fields": [
                {"id": 10, "name": "open", "required": True, "type": "boolean"}]}}}}]}}]}
metadata = {
    "format-version": 2, "table-uuid": "9c12d441-03fe-4693-9a96-a0705ddf69c1", "location": "s3://warehouse/shop/listed",
    "last-sequence-number": 34, "last-updated-ms": 1700000000000, "last-column-id": 10,
    "current-schema-id": 1, "schemas": [schema_of_old, schema],
    "default-spec-id": 1, "last-partition-id": 1002, "partition-specs": [
        {"spec-id": 0, "fields": []},
        {"spec-id": 1, "fields": [
            {"source-id": 3, "field-id": 1000, "name": "seen_day", "transform": "day"},
            {"source-id": 1, "field-id": 1001, "name": "id_bucket", "transform": "bucket[16]"},
            {"source-id": 2, "field-id": 1002, "name": "gone", "transform": "void"}]}],
    "default-sort-order-id": 3, "sort-orders": [{"order-id": 0, "fields": []}, {"order-id": 3, "fields": [
        {"transform": "identity", "source-id": 3, "direction": "desc", "null-order": "nulls-last"},
        {"transform": "truncate[4]", "source-id": 5, "direction": "asc", "null-order": "nulls-first"}]}],
    "properties": {"owner": "shop-team", "comment": "Orders of the shop.", "created-at": "2023-11-14T22:13:20Z", "write.format.default": "parquet", "s3.secret-access-key": "hush"},
    "current-snapshot-id": SNAPSHOT, "refs": {"main": {"snapshot-id": SNAPSHOT, "type": "branch"}, "eoy": {"snapshot-id": SNAPSHOT, "type": "tag"}},
    "snapshots": [{"snapshot-id": SNAPSHOT, "timestamp-ms": 1700000000000, "summary": {"operation": "append", "engine-name": "spark", "engine-version": "3.5.1"},
        "manifest-list": f"s3://warehouse/shop/listed/metadata/snap-{SNAPSHOT}-1.avro", "schema-id": 1}],
}
with open(os.path.join(FOLDER, "00003-9c12d441.metadata.json"), "w", encoding="utf-8") as file:
    json.dump(metadata, file, indent=1)

# Two files, and one that is deleted, whose bounds do not count. The first was written when the key was shorter.
columns = [
    {"id": 1, "name": "id", "required": True, "type": "long"}, {"id": 2, "name": "price", "required": False, "type": "double"},
    {"id": 3, "name": "day", "required": False, "type": "date"}, {"id": 4, "name": "seen", "required": False, "type": "timestamptz"},
    {"id": 5, "name": "amount", "required": False, "type": "decimal(10, 2)"}, {"id": 6, "name": "name", "required": False, "type": "string"},
    {"id": 7, "name": "place", "required": False, "type": {"type": "struct", "fields": [
        {"id": 8, "name": "zip", "required": False, "type": "int"}, {"id": 9, "name": "note", "required": False, "type": "string"}]}},
    {"id": 10, "name": "tags", "required": False, "type": {"type": "list", "element-id": 11, "element-required": False, "element": "string"}},
    {"id": 12, "name": "clock", "required": False, "type": "time"}, {"id": 13, "name": "late", "required": False, "type": "float"}]
month = field("day_month", 1000, "int", optional=True)
country = field("country", 1001, "string", optional=True)
first = entry(1, 10, {"day_month": 648, "country": "DE"}, nulls={1: 0, 2: 1, 3: 0, 4: 0, 5: 2, 6: 0, 8: 10, 9: 4, 11: 3, 12: 0}, values={8: 10, 11: 30},
    lower={1: struct.pack("<i", 1), 2: struct.pack("<d", -0.5), 3: struct.pack("<i", 19723), 4: struct.pack("<q", 1704067200000000), 5: (-1234).to_bytes(2, "big", signed=True), 6: b"Anna", 12: struct.pack("<q", 3600000000)},
    upper={1: struct.pack("<i", 10), 2: struct.pack("<d", 9.25), 3: struct.pack("<i", 19753), 4: struct.pack("<q", 1706659200500000), 5: (9999).to_bytes(2, "big", signed=True), 6: b"Zoe", 12: struct.pack("<q", 7200000000)})
later = entry(0, 5, {"day_month": 649, "country": None}, nulls={1: 0, 2: 0, 3: 1, 4: 0, 5: 0, 6: 0, 8: 1, 9: 0, 11: 0, 12: 0, 13: 0}, values={8: 5},
    lower={1: struct.pack("<q", 11), 2: struct.pack("<d", 1.0), 3: struct.pack("<i", 19754), 4: struct.pack("<q", 1706745600000000), 5: (100).to_bytes(1, "big", signed=True), 6: b"Bo", 8: struct.pack("<i", 1000), 12: struct.pack("<q", 0), 13: struct.pack("<f", 1)},
    upper={1: struct.pack("<q", 15), 2: struct.pack("<d", 2.0), 3: struct.pack("<i", 19780), 4: struct.pack("<q", 1706832000000000), 5: (100000).to_bytes(3, "big", signed=True), 6: b"Yo", 8: struct.pack("<i", 9999), 12: struct.pack("<q", 1), 13: struct.pack("<f", 2)})
gone = entry(2, 7, {"day_month": -2, "country": "FR"}, nulls={1: 7}, lower={1: struct.pack("<q", -1000)}, upper={1: struct.pack("<q", 1000)})
length = write(os.path.join(MEASURED, "m0.avro"), manifest_entry(month, country), first, later, gone)
write(os.path.join(MEASURED, f"snap-{SNAPSHOT}-1.avro"), manifest_file, manifest("s3://warehouse/shop/measured/metadata/m0.avro", 0, (1, 10), (1, 5), (1, 7), length))
metadata = {
    "format-version": 2, "table-uuid": "6f0c2b1e-8d5d-4b0c-9d0f-3f1f6a2f9f10", "location": "s3://warehouse/shop/measured", "last-updated-ms": 1700000000000,
    "current-schema-id": 0, "schemas": [{"type": "struct", "schema-id": 0, "fields": columns}],
    "default-spec-id": 1, "partition-specs": [{"spec-id": 1, "fields": [
        {"source-id": 3, "field-id": 1000, "name": "day_month", "transform": "month"}, {"source-id": 6, "field-id": 1001, "name": "country", "transform": "identity"}]}],
    "properties": {}, "current-snapshot-id": SNAPSHOT, "snapshots": [{"snapshot-id": SNAPSHOT, "timestamp-ms": 1700000000000, "schema-id": 0,
        "summary": {"operation": "append", "total-records": "15", "total-files-size": "2000", "total-data-files": "2"},
        "manifest-list": f"s3://warehouse/shop/measured/metadata/snap-{SNAPSHOT}-1.avro"}],
}
with open(os.path.join(MEASURED, "00001-6f0c2b1e.metadata.json"), "w", encoding="utf-8") as file:
    json.dump(metadata, file, indent=1)

# The list of a snapshot with more manifests than are worth reading.
write(os.path.join(ROOT, "many-manifests.avro"), manifest_file, *(manifest(f"m{i}.avro", 0, (1, 1), (0, 0), (0, 0)) for i in range(101)))
