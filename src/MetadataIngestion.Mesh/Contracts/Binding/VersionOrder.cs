using System.Numerics;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>Orders versions by their numbers, so that 1.10 comes after 1.9.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (PartsOf(x), PartsOf(y));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = Compare(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int Compare((BigInteger Number, string Text) left, (BigInteger Number, string Text) right)
    {
        var order = left.Number.CompareTo(right.Number);
        return order != 0 ? order : string.CompareOrdinal(left.Text, right.Text);
    }

    private static (BigInteger Number, string Text)[] PartsOf(string? version) =>
        [.. (version ?? string.Empty).TrimStart('v').Split('.', '-', '+').Select(part => BigInteger.TryParse(part, out var number) ? (number, string.Empty) : (-1, part))];
}
