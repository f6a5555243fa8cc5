using System.Security.Cryptography;
using System.Text;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Schemas;

/// <summary>Makes the snapshot of a dataset.</summary>
internal static class SnapshotBuilder
{
    private const int LongestText = 200;

    private static readonly string[] s_settings =
    [
        SettingNames.Compatibility, SettingNames.KeyCompatibility, SettingNames.Partitions, SettingNames.CleanupPolicy, SettingNames.Retention,
        SettingNames.Format, SettingNames.Location, SettingNames.FormatVersion, SettingNames.ReaderVersion,
    ];

    public static SchemaSnapshot Of(Dataset dataset) => new()
    {
        Kind = dataset.SubType,
        Model = ModelOf(dataset),
        Fields = dataset.Schema is null ? null : [.. dataset.Schema.Fields.Select(Of)],
        PrimaryKey = dataset.PrimaryKey?.Fields,
        UniqueKeys = dataset.UniqueKeys.Count == 0 ? null : [.. dataset.UniqueKeys.Select(key => key.Fields)],
        References = dataset.ForeignKeys.Count == 0 ? null : [.. dataset.ForeignKeys.Select(Of)],
        Checks = dataset.CheckConstraints.Count == 0 ? null : ChecksOf(dataset.CheckConstraints),
        Partitioning = dataset.Partitioning is { } partitioning ? $"{partitioning.Strategy} ({string.Join(", ", partitioning.Keys)})" : null,
        View = dataset.View is { } view ? Digest(WithoutSpace(view.Text)) : null,
        RecordKey = dataset.Schema?.KeyText is { } key ? Digest(key) : null,
        Settings = SettingsOf(dataset.Properties),
    };

    private static SchemaModel ModelOf(Dataset dataset)
    {
        var format = dataset.Properties.GetValueOrDefault(SettingNames.Format);
        return (format, dataset.Schema?.NativeKind) switch
        {
            ("iceberg" or "delta" or "hudi", _) => SchemaModel.Table,
            (_, NativeSchemaKind.Avro) => SchemaModel.Avro,
            (_, NativeSchemaKind.JsonSchema) => SchemaModel.Json,
            (_, NativeSchemaKind.Protobuf) => SchemaModel.Protobuf,
            (not null, _) => SchemaModel.Files,
            _ => SchemaModel.Sql,
        };
    }

    private static FieldSnapshot Of(Field field) => new()
    {
        Path = field.Path,
        Type = field.Type,
        NativeType = field.NativeType,
        Required = !field.Nullable,
        Default = Shorten(field.Default),
        GeneratedAs = Shorten(field.GeneratedAs),
        IdentityGeneration = field.IdentityGeneration,
        Collation = field.Properties.GetValueOrDefault("collation"),
        Identity = field.Identity,
    };

    private static ReferenceSnapshot Of(ForeignKey key) =>
        new(key.Fields, $"{key.Target} ({string.Join(", ", key.TargetFields)}) {key.Actions}".TrimEnd());

    private static SortedDictionary<string, string> ChecksOf(IReadOnlyList<CheckConstraint> checks)
    {
        var named = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var check in checks)
            named[check.Name] = Shorten(check.Expression)!;
        return named;
    }

    private static SortedDictionary<string, string>? SettingsOf(IReadOnlyDictionary<string, string> properties)
    {
        SortedDictionary<string, string>? settings = null;
        foreach (var name in s_settings)
        {
            if (properties.TryGetValue(name, out var value))
                (settings ??= new(StringComparer.Ordinal))[name] = value;
        }

        return settings;
    }

    /// <summary>A long text is remembered by its beginning and a digest.</summary>
    private static string? Shorten(string? text) => text is { Length: > LongestText } ? $"{text[..LongestText]}... ({Digest(text)})" : text;

    private static string WithoutSpace(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
