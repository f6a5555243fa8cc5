using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit.Tests.Support;

/// <summary>What a connector without flaws says of a small source: a container with two tables.</summary>
internal static class Shop
{
    public static AssetPath Root(CrawlContext context) => AssetPath.Root("shop", context.Instance);

    public static List<CrawlItem> Items(CrawlContext context)
    {
        var root = Root(context);
        var sales = root.Child("sales");
        return
        [
            new AssetFound(new Container { Path = sales, SubType = "Schema", Kind = ContainerKind.Schema, Identity = "1" }),
            new AssetFound(Table(sales.Child("customers"), "2")),
            new AssetFound(Table(sales.Child("orders"), "3")),
            new ScopeCompleted(sales),
            new CapabilityReported("schemas", CapabilityStatus.Ran),
            new ScopeCompleted(root),
        ];
    }

    /// <summary>A part for each table.</summary>
    public static IReadOnlyList<SourcePart> Parts(CrawlContext context, int atMost) =>
        SourcePart.Balance([(Root(context).Child("sales", "customers"), 1), (Root(context).Child("sales", "orders"), 1)], atMost);

    public static Dataset Table(AssetPath path, string? identity) => new()
    {
        Path = path,
        SubType = "Table",
        Identity = identity,
        Schema = new DatasetSchema(
        [
            new Field { Path = "id", Type = new DataType(TypeKind.Integer) { Bits = 32 }, NativeType = "int", Ordinal = 1, Identity = "1" },
            new Field { Path = "name", Type = new DataType(TypeKind.String), NativeType = "text", Ordinal = 2, Identity = "2" },
        ]),
    };

    public static async IAsyncEnumerable<CrawlItem> Crawl(IEnumerable<CrawlItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    public static async IAsyncEnumerable<CrawlItem> Fail(Exception failure, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        throw failure;
#pragma warning disable CS0162 // A method without a yield is no iterator.
        yield break;
#pragma warning restore CS0162
    }
}
