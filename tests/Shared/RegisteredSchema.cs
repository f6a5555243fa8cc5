using System.Text.Json.Nodes;

namespace MetadataIngestion.Tests.Shared;

/// <summary>A schema in a <see cref="TestRegistry"/>.</summary>
internal sealed record RegisteredSchema(string Subject, int Version, int Id, string Type, string Schema, JsonArray? References)
{
    /// <summary>As registries show it: Avro, which is the default, is left out.</summary>
    public JsonObject ToJson(bool withPlace)
    {
        var json = new JsonObject { ["schema"] = Schema };
        if (Type != "AVRO")
            json["schemaType"] = Type;
        if (References is not null)
            json["references"] = References.DeepClone();
        if (withPlace)
            (json["subject"], json["version"], json["id"]) = (Subject, Version, Id);

        return json;
    }
}
