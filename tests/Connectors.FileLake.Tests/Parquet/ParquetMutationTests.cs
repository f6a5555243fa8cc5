using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Parquet;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Parquet;

/// <summary>Whatever the bytes are, they end in a schema or in a designed error.</summary>
public sealed class ParquetMutationTests
{
    [Theory]
    [InlineData("types.parquet")]
    [InlineData("row-groups.parquet")]
    [InlineData("field-ids.parquet")]
    public async Task ReadAsync_FileCutAnywhere_EndsInAnError(string name)
    {
        var file = Fixture.Read(name);
        for (var length = Math.Max(0, file.Length - 6000); length < file.Length; length++)
        {
            await Assert.ThrowsAsync<SampleException>(() => new ParquetReader(FieldMerging.Name).ReadAsync(file[..length]));
        }
    }

    [Fact]
    public async Task ReadAsync_EveryBitOfTheFooterFlipped_EndsInASchemaOrAnError()
    {
        var file = Fixture.Read("types.parquet");
        for (var bit = 8 * (file.Length - 5000); bit < 8 * file.Length; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            await ReadToAnyEndAsync(file);
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void ReadAsync_RandomFooter_EndsInASchemaOrAnError() =>
        Prop.ForAll<byte[]>(bytes => ReadToAnyEndAsync(Footers.File(bytes)).IsCompletedSuccessfully)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void ReadAsync_SeveralBytesChanged_EndsInASchemaOrAnError()
    {
        var file = Fixture.Read("types.parquet");
        Prop.ForAll<(int Place, byte Value)[]>(changes =>
        {
            var mutated = (byte[])file.Clone();
            foreach (var (place, value) in changes)
            {
                mutated[file.Length - 1 - (int)((uint)place % 5000)] = value;
            }

            return ReadToAnyEndAsync(mutated).IsCompletedSuccessfully;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static async Task ReadToAnyEndAsync(byte[] file)
    {
        try
        {
            var reader = new ParquetReader(FieldMerging.Name);
            await reader.ReadAsync(file);
            Assert.Equal(reader.Fields().Count(), reader.Describe().Fields.Select(field => field.Path).Distinct().Count());
        }
        catch (SampleException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }
}
