using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Crawling;

/// <summary>A make-believe database whose listing a test changes between crawls.</summary>
internal sealed class Catalog
{
    public static readonly AssetPath Root = AssetPath.Root("postgres");

    private readonly List<CrawlItem> _items = [];

    public static Container Database(string name) =>
        new() { Path = Root.Child(name), Kind = ContainerKind.Database, SubType = "Database", Identity = "db/" + name };

    public static Container Schema(string database, string name) =>
        new() { Path = Root.Child(database, name), Kind = ContainerKind.Schema, SubType = "Schema", Identity = $"ns/{database}/{name}" };

    public static Dataset Table(string name, string? identity = null, params string[] columns) => new()
    {
        Path = Root.Child(name.Split('.')),
        SubType = "Table",
        Identity = identity ?? "rel/" + name,
        Schema = new DatasetSchema([.. columns.Select(Column)]) { NativeKind = NativeSchemaKind.Sql },
    };

    public static string Urn(string table) => $"urn:li:dataset:(urn:li:dataPlatform:postgres,{table},PROD)";

    /// <summary>One database with one schema that holds these tables, all of it listed to the end.</summary>
    public static Catalog With(params Asset[] assets) => new Catalog().AddDatabase("app", assets).Add(new ScopeCompleted(Root));

    public Catalog AddDatabase(string name, params Asset[] assets)
    {
        Add(new AssetFound(Database(name)));
        Add(new AssetFound(Schema(name, "public")));
        foreach (var asset in assets)
        {
            Add(new AssetFound(asset));
        }

        Add(new ScopeCompleted(Root.Child(name, "public")));
        return Add(new ScopeCompleted(Root.Child(name)));
    }

    public Catalog Add(CrawlItem item)
    {
        _items.Add(item);
        return this;
    }

    public ListedSource Source(Exception? failure = null) => new(_items, failure);

    // A column is written "name" or "identity:name".
    private static Field Column(string text)
    {
        var parts = text.Split(':');
        return new Field { Path = parts[^1], Type = new DataType(TypeKind.String), NativeType = "TEXT", Identity = parts[0] };
    }
}
