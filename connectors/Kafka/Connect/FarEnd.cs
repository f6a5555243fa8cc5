using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>A dataset that a connector reads or writes beside Kafka.</summary>
/// <param name="Platform">Its platform as DataHub spells it.</param>
/// <param name="Separator">The character between the parts of its name.</param>
/// <param name="Parts">Its name.</param>
internal sealed record FarEnd(string Platform, char Separator, IReadOnlyList<string> Parts)
{
    public static FarEnd Of(string platform, params IEnumerable<string> parts) => new(platform, '.', [.. parts]);

    /// <summary>A dataset whose name is a path.</summary>
    public static FarEnd OfPath(string platform, string path) => new(platform, '/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));

    public AssetPath ToPath(IReadOnlyDictionary<string, string> instances) =>
        AssetPath.Root(Platform, instances.GetValueOrDefault(Platform), Separator).Child([.. Parts]);
}
