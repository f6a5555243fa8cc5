"""Writes Hudi/commit.avro, a commit of Hudi 1 as far as it tells a schema. Needs Debian's python3-avro: /usr/bin/python3 write-hudi.py"""
import json
import os

import avro.datafile
import avro.io
import avro.schema

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Hudi")
commit = {"type": "record", "name": "HoodieCommitMetadata", "namespace": "org.apache.hudi.avro.model", "fields": [
    {"name": "partitionToWriteStats", "default": None, "type": ["null", {"type": "map", "values": {"type": "array", "items": {
        "type": "record", "name": "HoodieWriteStat", "fields": [
            {"name": "fileId", "type": ["null", "string"], "default": None},
            {"name": "numWrites", "type": ["null", "long"], "default": None}]}}}]},
    {"name": "extraMetadata", "type": ["null", {"type": "map", "values": "string"}], "default": None},
    {"name": "version", "type": ["int", "null"], "default": 1},
    {"name": "operationType", "type": ["null", "string"], "default": None}]}
schema = {"type": "record", "name": "S3", "fields": [{"name": "id", "type": "long"}, {"name": "price", "type": ["null", "double"], "default": None}]}
os.makedirs(FOLDER, exist_ok=True)
with open(os.path.join(FOLDER, "commit.avro"), "wb") as file:
    with avro.datafile.DataFileWriter(file, avro.io.DatumWriter(), avro.schema.parse(json.dumps(commit))) as writer:
        writer.append({"partitionToWriteStats": {"p=1": [{"fileId": "f", "numWrites": 3}]}, "extraMetadata": {"schema": json.dumps(schema)}, "version": 1, "operationType": "UPSERT"})
