using System.Globalization;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration.Binding;

/// <summary>Turns one value of the configuration into a value of an option's type.</summary>
internal static class ScalarReader
{
    /// <summary>The value, or <see langword="null"/> when the text is not one.</summary>
    public static object? Read(Type type, ValueNode node)
    {
        // A number or a word without quotes is not text: what was meant is not certain.
        if (type == typeof(string))
            return node.Kind is ValueKind.Text or ValueKind.Untyped ? node.Text : null;

        var text = node.Text!.Trim();
        return type.IsEnum ? ReadEnum(type, text) : ReadKnown(type, text);
    }

    /// <summary>What would be right, as the end of a sentence that begins "must be".</summary>
    public static string Expected(Type type)
    {
        if (type.IsEnum)
            return $"one of {string.Join(", ", Enum.GetNames(type))}";

        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => "text in quotes",
            TypeCode.Boolean => "true or false",
            TypeCode.Byte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => "a whole number",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "a number",
            TypeCode.Char => "one character in quotes",
            _ => ExpectedOther(type),
        };
    }

    private static string ExpectedOther(Type type) => type.Name switch
    {
        nameof(TimeSpan) => "a duration such as \"00:00:30\" for thirty seconds",
        nameof(DateTimeOffset) => "a point in time such as \"2026-11-30T18:00:00Z\"",
        nameof(Uri) => "an absolute URL such as \"https://host:8080\"",
        nameof(Version) => "a version such as \"1.2.0\"",
        _ => $"a {type.Name}",
    };

    private static object? ReadEnum(Type type, string text) =>
        Array.Find(Enum.GetNames(type), name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name) : null;

    private static object? ReadKnown(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => bool.TryParse(text, out var value) ? value : null,
            TypeCode.Byte => byte.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Int16 => short.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Int32 => int.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Int64 => long.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Single => float.TryParse(text, culture, out var value) && float.IsFinite(value) ? value : null,
            TypeCode.Double => double.TryParse(text, culture, out var value) && double.IsFinite(value) ? value : null,
            TypeCode.Decimal => decimal.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Char => text.Length == 1 ? text[0] : null,
            _ => ReadOther(type, text),
        };
    }

    private static object? ReadOther(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return type.Name switch
        {
            // A bare number would be taken for days, which nobody means.
            nameof(TimeSpan) => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, culture, out var value) ? value : null,
            nameof(DateTimeOffset) => DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var value) ? value : null,
            nameof(Uri) => Uri.TryCreate(text, UriKind.Absolute, out var value) ? value : null,
            nameof(Version) => Version.TryParse(text, out var value) ? value : null,
            nameof(Guid) => Guid.TryParse(text, out var value) ? value : null,
            _ => null,
        };
    }
}
