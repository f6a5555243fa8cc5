using System.Collections.ObjectModel;

namespace MetadataIngestion.Abstractions;

internal static class EmptyProperties
{
    public static readonly IReadOnlyDictionary<string, string> Instance = ReadOnlyDictionary<string, string>.Empty;
}
