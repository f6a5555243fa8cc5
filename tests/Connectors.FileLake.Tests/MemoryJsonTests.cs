using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Memory;

namespace Connectors.FileLake.Tests;

/// <summary>What is remembered of a dataset is all of it, also what the model gains one day.</summary>
public sealed class MemoryJsonTests
{
    [Fact]
    public void Deserialize_EveryMemberOfAField_IsAsItWas()
    {
        var type = new DataType(TypeKind.Union)
        {
            Bits = 1,
            Unsigned = true,
            Precision = 2,
            Scale = 3,
            Length = 4,
            FixedLength = true,
            WithTimeZone = true,
            Symbols = ["a", "b"],
            Element = new DataType(TypeKind.String),
            Key = new DataType(TypeKind.Integer) { Bits = 32 },
            Branches = [new DataType(TypeKind.Date), DataType.Array(new DataType(TypeKind.Json))],
        };
        var field = new Field
        {
            Path = "a.b",
            Type = type,
            NativeType = "n",
            Nullable = false,
            Ordinal = 7,
            Description = "d",
            Default = "1",
            GeneratedAs = "g",
            IdentityGeneration = "ALWAYS",
            IsPartitionKey = true,
            Tags = ["t"],
            Terms = ["g"],
            Properties = new Dictionary<string, string> { ["k"] = "v", ["l"] = "w" },
            Identity = "i",
        };
        var statistics = new FieldStatistics("a.b") { NullCount = 1, Min = "2", Max = "3" };
        AssertEveryMemberIsSet(type);
        AssertEveryMemberIsSet(field);
        AssertEveryMemberIsSet(statistics);
        var dataset = new Dataset
        {
            Path = AssetPath.Root("file").Child("x"),
            SubType = "File",
            Schema = new DatasetSchema([field]),
            Statistics = new DatasetStatistics { Fields = [statistics] },
        };
        var written = JsonSerializer.SerializeToUtf8Bytes(new RememberedDataset(dataset, []), MemoryJson.Default.RememberedDataset);
        var read = JsonSerializer.Deserialize(written, MemoryJson.Default.RememberedDataset)!.Dataset!;
        Assert.Equal(JsonSerializer.Serialize(dataset), JsonSerializer.Serialize(read));
    }

    /// <summary>A member with its default could be lost unseen.</summary>
    private static void AssertEveryMemberIsSet<T>(T value)
    {
        var plain = JsonSerializer.SerializeToElement(value).EnumerateObject().Where(member => member.Value.ToString() is "" or "[]" or "{}" or "0" or "null").Select(member => member.Name);
        Assert.Empty(plain);
    }
}
