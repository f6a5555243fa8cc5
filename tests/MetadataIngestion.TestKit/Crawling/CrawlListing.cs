using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>Crawl items as text: complete, the same for the same content, and fit for golden files.</summary>
public static class CrawlListing
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new PathJsonConverter(), new DataTypeJsonConverter(), new AssetJsonConverter(), new AspectJsonConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutTheUsual } },
    };

    /// <summary>One item: its kind, and what it says as indented JSON. What is empty, missing or as it mostly is, such as a field that may be null, is left out.</summary>
    public static string Of(CrawlItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item is AssetFound found
            ? $"{found.Asset.GetType().Name} {JsonSerializer.Serialize(found.Asset, Json)}"
            : $"{item.GetType().Name} {JsonSerializer.Serialize(item, item.GetType(), Json)}";
    }

    /// <summary>Several items, one after the other.</summary>
    public static string Of(IEnumerable<CrawlItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Aggregate(new StringBuilder(), (text, item) => text.Append(Of(item)).Append('\n')).ToString();
    }

    private static void LeaveOutTheUsual(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(bool)))
            property.ShouldSerialize = (_, value) => !Equals(value, property.Name == nameof(Field.Nullable));

        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(AssetFacets)))
            property.ShouldSerialize = (_, value) => !Equals(value, AssetFacets.None);

        foreach (var property in type.Properties.Where(property => property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable))))
            property.ShouldSerialize = (_, value) => value is IEnumerable list && list.Cast<object>().Any();
    }
}
