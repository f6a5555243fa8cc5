"""Reads Avro datums, one line of hexadecimal each, with Apache's reader and prints each as a line of JSON. The argument is the schema's file."""

import io
import json
import sys

import avro.io
import avro.schema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = avro.schema.parse(file.read())

for line in sys.stdin:
    datum = io.BytesIO(bytes.fromhex(line))
    record = avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(datum))
    if datum.read(1):
        sys.exit("there are bytes left over")
    body = record.get("aspect") or record.get("payload")
    if body is not None:
        body["value"] = body["value"].decode("utf-8")
    print(json.dumps(record))
