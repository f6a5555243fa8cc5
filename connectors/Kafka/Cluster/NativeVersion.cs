using System.Globalization;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>A version of the native library; a feature never came with less than a minor version.</summary>
internal readonly record struct NativeVersion(int Major, int Minor)
{
    public static NativeVersion FromNumber(int number) => new(number >> 24, (number >> 16) & 0xff);

    public static bool operator <(NativeVersion left, NativeVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(NativeVersion left, NativeVersion right) => left.CompareTo(right) > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private int CompareTo(NativeVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));
}
