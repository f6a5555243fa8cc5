using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Policies.Model;

/// <summary>Someone answers for a violation until a day.</summary>
/// <param name="Policy">The id of the policy.</param>
/// <param name="Assets">Which assets it is about.</param>
/// <param name="Name">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day, in UTC.</param>
/// <param name="File">The file that says so.</param>
/// <param name="Position">Where in the file.</param>
internal sealed record Waiver(string Policy, AssetClaim Assets, string Name, string Reason, DateOnly Expires, string File, YamlPosition Position)
{
    /// <summary>The URN of the domain whose file it is: it covers nothing of others. <see langword="null"/> for a file of everyone.</summary>
    public string? Domain { get; init; }

    public bool IsExpired(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) > Expires;
}
