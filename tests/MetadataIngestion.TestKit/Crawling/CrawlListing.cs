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
        Converters = { new JsonStringEnumConverter(), new PathJsonConverter(), new AssetJsonConverter(), new AspectJsonConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists } },
    };

    /// <summary>One item: its kind, and what it says as indented JSON. Empty lists and missing values are left out.</summary>
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

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable))))
            property.ShouldSerialize = (_, value) => value is IEnumerable list && list.Cast<object>().Any();
    }
}
