using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>Making a plugin and a source touches nothing: a host makes sources it never crawls, and a constructor cannot be cancelled.</summary>
internal static class ConstructionRules
{
    private const string Remedy = "Constructors, Descriptor and ConfigureServices do no I/O: move it into CrawlAsync, where it can be cancelled and reported.";

    public static async Task CheckAsync(Func<IConnectorPlugin> createPlugin, object? unreachable)
    {
        using var watch = new ConnectionWatch();
        try
        {
            using (watch.Begin())
            {
                await using var host = new ConnectorHost(createPlugin());
                await using var lease = host.CreateSource(unreachable);
            }
        }
        catch (Exception exception)
        {
            Assert.Fail($"Making a source of one that cannot be reached failed: {exception.GetType().Name}: {exception.Message}\n{Remedy}");
        }

        Findings.Report(watch.Seen.Select(name => $"Making a source opened a connection ({name})."), Remedy);
    }
}
