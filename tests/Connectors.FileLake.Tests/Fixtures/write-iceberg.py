"""Writes the metadata of the table Iceberg/listed, whose summary leaves the totals to the list of manifests.
Needs Debian's python3-avro: /usr/bin/python3 write-iceberg.py"""
import json
import os

import avro.datafile
import avro.io
import avro.schema

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Iceberg", "listed", "metadata")
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


def manifest(path, content, added, existing, deleted):
    return {
        "manifest_path": path, "manifest_length": 100, "partition_spec_id": 0, "content": content, "added_snapshot_id": SNAPSHOT,
        "added_data_files_count": added[0], "existing_data_files_count": existing[0], "deleted_data_files_count": deleted[0],
        "added_rows_count": added[1], "existing_rows_count": existing[1], "deleted_rows_count": deleted[1],
        "partitions": [{"contains_null": False, "contains_nan": None, "lower_bound": b"\x01\xff"}],
    }


os.makedirs(FOLDER, exist_ok=True)
with open(os.path.join(FOLDER, f"snap-{SNAPSHOT}-1.avro"), "wb") as file:
    with avro.datafile.DataFileWriter(file, avro.io.DatumWriter(), avro.schema.parse(json.dumps(manifest_file)), codec="deflate") as writer:
        writer.append(manifest("a.avro", 0, (2, 100), (1, 50), (3, 70)))
        writer.append(manifest("b.avro", 0, (0, 0), (4, 400), (0, 0)))
        writer.append(manifest("c.avro", 1, (1, 5), (0, 0), (0, 0)))

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
