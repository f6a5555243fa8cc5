using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Registry;
using MetadataIngestion.Connectors.Kafka.Schemas;
using RegisteredSchema = MetadataIngestion.Connectors.Kafka.Registry.RegisteredSchema;

namespace Connectors.Kafka.Tests.Support;

/// <summary>Reads a schema by itself.</summary>
internal static class Read
{
    public static SchemaReading Avro(string schema, bool isKey = false) => Schema(SchemaType.Avro, schema, isKey);

    public static SchemaReading Json(string schema, params (string Name, string Schema)[] references) => Schema(SchemaType.Json, schema, isKey: false, references);

    public static IEnumerable<string> Paths(this SchemaReading reading) => reading.Fields.Select(field => field.Path);

    public static SchemaReading Schema(SchemaType type, string schema, bool isKey = false, params (string Name, string Schema)[] references)
    {
        var set = new SchemaSet(
            new RegisteredSchema("s-value", 1, 1, type, schema),
            [.. references.Select(reference => KeyValuePair.Create(reference.Name, new RegisteredSchema(reference.Name, 1, 2, type, reference.Schema)))],
            []);
        return new SchemaReaders(new KafkaOptions { BootstrapServers = "b:9092" }).Read(set, FieldPath.Root(isKey));
    }
}
