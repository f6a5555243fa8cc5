using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;

namespace MetadataIngestion.TestKit;

/// <summary>Options as JSON. Reading is strict, as the host's own binder is: a key that is not an option is an error.</summary>
internal static class OptionsJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { UseConfigurationNames } },
    };

    /// <exception cref="JsonException">A key is unknown, or a value does not fit.</exception>
    public static object Read(Type type, JsonElement options) => options.Deserialize(type, Json)!;

    public static string Write(object options) => JsonSerializer.Serialize(options, options.GetType(), Json);

    private static void UseConfigurationNames(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.GetCustomAttributes(typeof(ConfigurationKeyNameAttribute), inherit: true) is [ConfigurationKeyNameAttribute key, ..])
                property.Name = key.Name;
        }
    }
}
