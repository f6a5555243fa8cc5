using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake.Parquet.Pages;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Parquet;

/// <summary>Whatever is done to pages and their footer, reading ends in rows or in a designed error.</summary>
public sealed class ParquetPageMutationTests
{
    private static readonly string[] Columns = ["id", "name", "flag", "small", "tree", "people", "mixed", "prefixed", "lengths", "dec9", "dec38", "f64", "d", "ts", "tsz"];

    // What a reader may hand out of files as small as these, however they are damaged.
    private const int MostRows = 64 * 10_000;

    [Theory]
    [InlineData("uncompressed-V1")]
    [InlineData("uncompressed-V2")]
    [InlineData("snappy-V1")]
    [InlineData("zstd-V2")]
    public async Task ReadAsync_EveryBitFlipped_EndsInRowsOrAnError(string name)
    {
        var file = Fixture.Read($"Pages/{name}.parquet");
        for (var bit = 0; bit < 8 * file.Length; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            await ReadToAnyEndAsync(file);
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData("gzip-V1")]
    [InlineData("lz4_raw-V2")]
    [InlineData("brotli-V2")]
    [InlineData("many-arrow")]
    [InlineData("../types")]
    public void ReadAsync_SeveralBytesChanged_EndsInRowsOrAnError(string name)
    {
        var file = Fixture.Read($"Pages/{name}.parquet");
        Prop.ForAll<(int Place, byte Value)[]>(changes =>
        {
            var mutated = (byte[])file.Clone();
            foreach (var (place, value) in changes)
            {
                mutated[(int)((uint)place % file.Length)] = value;
            }

            return ReadToAnyEndAsync(mutated).IsCompletedSuccessfully;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static async Task ReadToAnyEndAsync(byte[] file)
    {
        try
        {
            var rows = 0;
            await foreach (var _ in ParquetRecords.ReadAsync(new MemoryFile(file), Columns, CancellationToken.None))
            {
                rows++;
            }

            Assert.InRange(rows, 0, MostRows);
        }
        catch (SampleException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }
}
