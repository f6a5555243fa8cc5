using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Tests.Plugins;

internal static class Crawl
{
    public static CrawlContext Context { get; } = new() { SourceName = "test" };

    /// <summary>Options of the plugin's own type, with some properties set.</summary>
    public static object Options(PluginCatalog catalog, string type, params (string Name, object Value)[] values)
    {
        var optionsType = catalog.GetDescriptor(type).OptionsType!;
        var options = Activator.CreateInstance(optionsType, nonPublic: true)!;
        foreach (var (name, value) in values)
            optionsType.GetProperty(name)!.SetValue(options, value);

        return options;
    }

    /// <summary>One crawl to its end, as lines for people.</summary>
    public static async Task<List<string>> RunAsync(PluginCatalog catalog, string type, object? options = null)
    {
        await using var lease = await catalog.CreateSourceAsync(type, options);
        var lines = new List<string>();
        await foreach (var item in lease.Source.CrawlAsync(Context, CancellationToken.None))
            lines.Add(Describe(item));

        return lines;
    }

    public static string Describe(CrawlItem item) => item switch
    {
        AssetFound found => $"found {found.Asset.Path}",
        ScopeCompleted completed => $"completed {completed.Scope}",
        CrawlWarning warning => warning.Message,
        _ => item.ToString(),
    };
}
