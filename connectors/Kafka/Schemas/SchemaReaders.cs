using MetadataIngestion.Connectors.Kafka.Meta;
using MetadataIngestion.Connectors.Kafka.Registry;
using MetadataIngestion.Connectors.Kafka.Schemas.Avro;
using MetadataIngestion.Connectors.Kafka.Schemas.Json;
using MetadataIngestion.Connectors.Kafka.Schemas.Protobuf;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>Reads schemas of all languages.</summary>
internal sealed class SchemaReaders(KafkaOptions options)
{
    private readonly FieldMapping _mapping = new(new MetaMapper(options.FieldMetaMapping), new SchemaTags(options));

    /// <summary>Reads a schema. One that cannot be understood has no fields and a problem.</summary>
    /// <param name="schemas">The schema and what it refers to.</param>
    /// <param name="root">What the paths of its fields begin with.</param>
    public SchemaReading Read(SchemaSet schemas, FieldPath root)
    {
        var subject = schemas.Schema.Subject;
        if (ReaderOf(schemas.Schema.Type) is not { } reader)
            return new SchemaReading { Problems = [.. schemas.Problems, $"The schema {subject} is in a language that is not read."] };

        try
        {
            var reading = reader.Read(schemas, root, new FieldCollector(_mapping));
            return reading with { Problems = [.. schemas.Problems, .. reading.Problems.Select(problem => $"{subject}: {problem}")] };
        }
        catch (SchemaFormatException cause)
        {
            return new SchemaReading { Problems = [.. schemas.Problems, $"The schema {subject} cannot be read: {cause.Message}."] };
        }
    }

    private static ISchemaReader? ReaderOf(SchemaType type) => type switch
    {
        SchemaType.Avro => new AvroSchemaReader(),
        SchemaType.Json => new JsonSchemaReader(),
        SchemaType.Protobuf => new ProtobufSchemaReader(),
        _ => null,
    };
}
