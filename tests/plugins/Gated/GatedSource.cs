using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace TestPlugins.Gated;

/// <summary>A source whose crawls wait, fail and succeed as the files of a folder say, so that a test can hold them in the middle.</summary>
internal sealed class GatedSource(GatedOptions options) : IMetadataSource
{
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (Has("closed"))
            await Task.Delay(10, cancellationToken);

        if (Has("unreachable"))
            throw new RetriableSourceException("The host does not answer.", "Start it.");
        if (Has("broken"))
            throw new SourceConfigurationException("The database does not exist.");

        var root = AssetPath.Root("test");
        yield return new AssetFound(new Dataset { Path = root.Child(context.SourceName, "first"), SubType = "Table" });
        yield return new AssetFound(new Dataset { Path = root.Child(context.SourceName, "second"), SubType = "Table" });
        yield return new ScopeCompleted(root);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool Has(string file) => File.Exists(Path.Combine(options.Gate, file));
}
