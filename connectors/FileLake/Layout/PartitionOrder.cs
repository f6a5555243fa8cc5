using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The order of partitions: key by key, whole numbers by value and everything else as text, without a value first.</summary>
internal static class PartitionOrder
{
    public static int Compare(IReadOnlyList<PartitionValue> x, IReadOnlyList<PartitionValue> y)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            var order = x[i].Key == y[i].Key ? Compare(x[i].Value, y[i].Value) : string.CompareOrdinal(x[i].Key, y[i].Key);
            if (order != 0)
                return order;
        }

        return x.Count.CompareTo(y.Count);
    }

    private static int Compare(string? x, string? y) => IsNumber(x, out var number) && IsNumber(y, out var other) && number != other
        ? number.CompareTo(other)
        : string.CompareOrdinal(x, y);

    private static bool IsNumber(string? value, out long number) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
