using MetadataIngestion.Connectors.Kafka.Registry;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Json;

/// <summary>Reads JSON Schema documents.</summary>
internal sealed class JsonSchemaReader : ISchemaReader
{
    public SchemaReading Read(SchemaSet schemas, FieldPath root, FieldCollector fields)
    {
        var document = new JsonSchemaDocument(string.Empty, schemas.Schema.Text);
        var resolver = new JsonSchemaResolver([.. schemas.Dependencies.Select(dependency => new JsonSchemaDocument(dependency.Key, dependency.Value.Text))]);
        var shape = resolver.Resolve(new JsonSchemaNode(document, document.Root));
        // The root may be referred to from within.
        shape.Reference ??= "|#";
        new JsonFieldWalk(resolver, fields).Walk(shape, root);
        return new SchemaReading { Fields = fields.Fields, Description = shape.Description, Properties = shape.Properties, Problems = [.. resolver.Problems, .. fields.Problems] };
    }
}
