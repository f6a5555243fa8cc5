using System.Runtime.InteropServices;
using MetadataIngestion.Abstractions;

namespace TestPlugins.Native;

internal sealed class NativeSource : IMetadataSource
{
    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) =>
        new CrawlItem[] { new CrawlWarning(AssetPath.Root("test"), $"abs(-42) is {abs(-42)}") }.ToAsyncEnumerable();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // No file has this name: only the host's map of native libraries can find it.
#pragma warning disable SYSLIB1054, CA5392, IDE1006 // The plainest declaration, with the function's own name.
    [DllImport("libtestplugin")]
    private static extern int abs(int value);
#pragma warning restore SYSLIB1054, CA5392, IDE1006
}
