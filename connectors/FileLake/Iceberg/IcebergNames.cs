using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>The fields of a record in an Avro file: told by their ids, since names differ from writer to writer, and by their usual names where there are none.</summary>
internal sealed class IcebergNames
{
    private readonly ILookup<long, string> _byId;
    private readonly Dictionary<string, JsonElement> _types;

    /// <param name="record">The schema of the record.</param>
    public IcebergNames(JsonElement record)
    {
        var fields = record.Items("fields").Where(field => field.Text("name") is not null).ToList();
        _byId = fields.Where(field => field.Integer("field-id") is not null).ToLookup(field => field.Integer("field-id")!.Value, field => field.Text("name")!);
        _types = fields.DistinctBy(field => field.Text("name")).ToDictionary(field => field.Text("name")!, field => field.Member("type") ?? default, StringComparer.Ordinal);
    }

    public string Of(int id, string usual) => _byId[id].FirstOrDefault(usual);

    /// <summary>The fields of a record that is a field of this one, or empty.</summary>
    public IcebergNames Inside(string name)
    {
        var type = _types.GetValueOrDefault(name);
        var record = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().FirstOrDefault(branch => branch.ValueKind == JsonValueKind.Object) : type;
        return new IcebergNames(record);
    }
}
