"""Writes the Avro files beside it. Needs Debian's python3-avro: /usr/bin/python3 write-avro.py"""
import datetime
import decimal
import json
import os

import avro.datafile
import avro.io
import avro.schema

HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, schema, rows, codec="null"):
    parsed = avro.schema.parse(json.dumps(schema))
    with open(os.path.join(HERE, name), "wb") as file:
        with avro.datafile.DataFileWriter(file, avro.io.DatumWriter(), parsed, codec=codec) as writer:
            for row in rows:
                writer.append(row)


write("users.avro", {
    "type": "record", "name": "User", "namespace": "com.example.crm", "doc": "A user of the shop.",
    "fields": [
        {"name": "id", "type": "long", "doc": "The key."},
        {"name": "name", "type": ["null", "string"], "default": None, "doc": "As on the passport."},
        {"name": "balance", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 10, "scale": 2}]},
        {"name": "born", "type": {"type": "int", "logicalType": "date"}},
        {"name": "seen", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "level", "type": {"type": "enum", "name": "Level", "symbols": ["BRONZE", "GOLD"]}, "default": "BRONZE"},
        {"name": "digest", "type": {"type": "fixed", "name": "Md5", "size": 16}},
        {"name": "mixed", "type": ["null", "int", "string"]},
        {"name": "scores", "type": {"type": "map", "values": "double"}},
        {"name": "home", "type": {"type": "record", "name": "Address", "fields": [
            {"name": "street", "type": "string"},
            {"name": "zip", "type": ["string", "null"]},
        ]}},
        {"name": "others", "type": {"type": "array", "items": "Address"}},
        {"name": "friend", "type": ["null", "User"]},
    ],
}, [{
    "id": 1, "name": "Anna", "balance": decimal.Decimal("12.34"), "born": datetime.date(2000, 1, 31),
    "seen": datetime.datetime(2024, 1, 31, 12, 30, tzinfo=avro.timezones.utc), "level": "GOLD", "digest": bytes(16), "mixed": 7,
    "scores": {"a": 1.5}, "home": {"street": "Main", "zip": "01234"}, "others": [], "friend": None,
}], codec="deflate")

write("longs.avro", "long", [1, 2, 3])
