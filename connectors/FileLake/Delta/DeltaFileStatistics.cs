using System.Text;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>What an action says of the values in a file.</summary>
/// <param name="Json">The statistics, which are JSON inside of JSON or columns of a checkpoint; <see langword="null"/> when there are none, or none are kept.</param>
/// <param name="HasDeletions">Whether rows that they tell of are deleted.</param>
internal readonly record struct DeltaFileStatistics(byte[]? Json, bool HasDeletions)
{
    public static DeltaFileStatistics Read(JsonElement add)
    {
        var json = add.Text("stats") ?? add.Structure("stats_parsed")?.GetRawText();
        return new DeltaFileStatistics(json is null ? null : Encoding.UTF8.GetBytes(json), add.Structure("deletionVector") is not null);
    }

    /// <summary>The number of records that they state, found without parsing all of them.</summary>
    public long? Records()
    {
        if (Json is null)
            return null;

        try
        {
            var json = new Utf8JsonReader(Json);
            while (json.Read())
            {
                if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("numRecords"u8))
                    return json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var records) ? records : null;
            }
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            // Statistics are optional: damaged ones are none.
        }

        return null;
    }

    /// <summary>All of them; <see langword="null"/> when there are none, or they are damaged.</summary>
    public JsonDocument? Parse()
    {
        try
        {
            return Json is null ? null : JsonDocument.Parse(Json, JsonMembers.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
