using MetadataIngestion.Connectors.Kafka.Registry;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Avro;

/// <summary>Reads Avro schemas.</summary>
internal sealed class AvroSchemaReader : ISchemaReader
{
    public SchemaReading Read(SchemaSet schemas, FieldPath root, FieldCollector fields)
    {
        var parser = new AvroParser();
        foreach (var (_, dependency) in schemas.Dependencies)
            parser.Parse(dependency.Text);

        var type = parser.Parse(schemas.Schema.Text);
        new AvroFieldWalk(fields).Walk(type, root);
        return new SchemaReading { Fields = fields.Fields, Description = type.Doc, Properties = type.Properties, Problems = [.. parser.Problems.Distinct(), .. fields.Problems] };
    }
}
