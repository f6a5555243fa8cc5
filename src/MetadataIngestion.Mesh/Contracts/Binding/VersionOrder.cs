using System.Globalization;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>Orders versions by their numbers, so that 1.10 comes after 1.9.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => string.Compare(x, y, CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);
}
