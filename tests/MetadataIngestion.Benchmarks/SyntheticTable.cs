using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Benchmarks;

/// <summary>Tables as a first crawl stores them: nine aspects each, of which the big one is a schema of 31 columns.</summary>
internal static class SyntheticTable
{
    private static readonly int[] s_sizes = [9000, 500, 60, 30, 120, 250, 150, 100, 90];

    private static readonly ReadOnlyMemory<byte>[] s_payloads = Array.ConvertAll(s_sizes, static size => (ReadOnlyMemory<byte>)new byte[size]);

    public static int Aspects => s_sizes.Length;

    public static EntityChange Change(string source, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{source}.schema_{number / 100}.table_with_a_name_{number}");
        return new EntityChange
        {
            Key = new EntityKey($"urn:li:dataset:(urn:li:dataPlatform:postgres,{name},PROD)", "dataset", AssetKinds.Datasets, name, $"16384/{number + 20000}"),
            Aspects = [.. s_payloads.Select((payload, aspect) => new AspectChange($"aspectNumber{aspect}", ChangeType.Upsert, payload, new Fingerprint((ulong)number, (ulong)aspect)))],
        };
    }
}
