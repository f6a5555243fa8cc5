using System.Text.Json.Serialization;

namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>Something about a file that people should know.</summary>
/// <param name="Message">What is wrong; follows the file's name.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Finding(string Message, string Remedy)
{
    /// <summary>Whether it stays like that until the files change. What does not is never remembered.</summary>
    [JsonIgnore]
    public bool IsLasting { get; init; } = true;
}
