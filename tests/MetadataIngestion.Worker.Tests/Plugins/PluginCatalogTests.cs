using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Plugins;
using Microsoft.Extensions.Configuration;

namespace MetadataIngestion.Worker.Tests.Plugins;

public sealed class PluginCatalogTests : IDisposable
{
    private readonly PluginsDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Discover_SoundPlugin_LoadsNothingUntilItIsNeeded()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();
        var plugin = Assert.Single(catalog.Plugins);

        Assert.Equal(PluginStatus.Discovered, plugin.Status);
        Assert.Null(plugin.Descriptor);
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => !assembly.IsDynamic && assembly.Location.StartsWith(_directory.Path, StringComparison.Ordinal));

        Assert.Equal("Good", catalog.GetDescriptor("good").DisplayName);
        Assert.Equal(PluginStatus.Loaded, plugin.Status);
        Assert.Equal("Good", plugin.Descriptor?.DisplayName);
    }

    [Fact]
    public async Task CreateSource_GoodPlugin_CrawlsWithItsOptions()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();

        var lines = await Crawl.RunAsync(catalog, "good", Crawl.Options(catalog, "good", ("Table", "orders"), ("Count", 2)));

        Assert.Equal(["found orders1", "found orders2", "completed test"], lines);
    }

    [Fact]
    public async Task CreateSource_TypeInOtherCase_IsFound()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();

        Assert.Equal(["found table1", "completed test"], await Crawl.RunAsync(catalog, "Good", Crawl.Options(catalog, "GOOD")));
    }

    [Fact]
    public async Task CreateSource_TwoCrawlsAtOnce_EachKeepsItsOwnOptions()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();
        await using var first = await catalog.CreateSourceAsync("good", Crawl.Options(catalog, "good", ("Table", "first"), ("Count", 2)));
        await using var second = await catalog.CreateSourceAsync("good", Crawl.Options(catalog, "good", ("Table", "second"), ("Count", 2)));
        await using var firstItems = first.Source.CrawlAsync(Crawl.Context, CancellationToken.None).GetAsyncEnumerator();
        await using var secondItems = second.Source.CrawlAsync(Crawl.Context, CancellationToken.None).GetAsyncEnumerator();

        var lines = new List<string>();
        while (await firstItems.MoveNextAsync() && await secondItems.MoveNextAsync())
            lines.Add($"{Crawl.Describe(firstItems.Current)} | {Crawl.Describe(secondItems.Current)}");

        Assert.NotSame(first.Source, second.Source);
        Assert.Equal(["found first1 | found second1", "found first2 | found second2", "completed test | completed test"], lines);
    }

    [Fact]
    public async Task CreateSource_GoodPlugin_SharesClockAndLoggersAndPassesSettings()
    {
        _directory.Install("good");
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Settings:good:Signature", (string?)"signed by the host")])
            .Build();
        await using var catalog = _directory.Discover(new PluginOptions { Settings = { ["good"] = settings.GetSection("Settings:good") } });

        await using (var lease = await catalog.CreateSourceAsync("good", Crawl.Options(catalog, "good", ("Table", "orders"))))
        {
            var item = await lease.Source.CrawlAsync(Crawl.Context, CancellationToken.None).FirstAsync();
            var asset = Assert.IsType<AssetFound>(item).Asset;
            Assert.Equal("signed by the host", asset.Description);
            Assert.Equal(PluginsDirectory.Now, asset.Modified);
            Assert.DoesNotContain("Information: The source of orders is closed", _directory.Log.Messages);
        }

        Assert.Contains("Information: The source of orders is closed", _directory.Log.Messages);
    }

    [Fact]
    public async Task CreateSource_PluginWithTransformer_OffersIt()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();
        await using var lease = await catalog.CreateSourceAsync("good", Crawl.Options(catalog, "good"));

        var transformed = Assert.Single(lease.Transformers).Transform(new Dataset { Path = AssetPath.Root("test").Child("orders"), SubType = "Table" });

        Assert.Equal("ORDERS", transformed?.DisplayName);
    }

    [Fact]
    public async Task CreateSource_SourceRefusesItsOptions_PassesItsExceptionOn()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();

        var refusal = await Assert.ThrowsAsync<SourceConfigurationException>(
            async () => await catalog.CreateSourceAsync("good", Crawl.Options(catalog, "good", ("Refused", true))));

        Assert.Equal("The source refuses its options.", refusal.Message);
    }

    [Fact]
    public async Task CreateSource_SourceFailsByMistake_NamesThePlugin()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();

        var failure = await Assert.ThrowsAsync<PluginUnavailableException>(
            async () => await catalog.CreateSourceAsync("good", Crawl.Options(catalog, "good", ("Broken", true))));

        Assert.Equal(
            "The plugin 'good' failed to make a source. InvalidOperationException: Sequence contains no elements. "
            + "Ask its author for a corrected version.",
            failure.Message);
    }

    [Fact]
    public async Task CreateSource_OptionsOfAnotherType_Throws()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();

        await Assert.ThrowsAsync<ArgumentException>(async () => await catalog.CreateSourceAsync("good", "no options at all"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await catalog.CreateSourceAsync("good", null));
    }

    [Fact]
    public async Task CreateSource_UnknownType_NamesWhatThereIs()
    {
        _directory.Install("good");
        _directory.Install("native");
        await using var catalog = _directory.Discover();

        var failure = await Assert.ThrowsAsync<PluginUnavailableException>(async () => await catalog.CreateSourceAsync("oracle", null));

        Assert.Equal(
            $"There is no plugin of type 'oracle' in {_directory.Path}; found: good, native. Correct the type, or install the plugin there.",
            failure.Message);
    }

    [Fact]
    public async Task CreateSource_UnusablePlugin_SaysWhyAndWhatToDo()
    {
        var folder = _directory.Install("newer-contract");
        await using var catalog = _directory.Discover();

        var failure = await Assert.ThrowsAsync<PluginUnavailableException>(async () => await catalog.CreateSourceAsync("newer-contract", null));

        Assert.Equal(
            $"The plugin 'newer-contract' in {folder} cannot be used (NotSupported). It was built for version 2.0 of the contract; "
            + "this host has version 1.0. Update the host, or install an older version of the plugin.",
            failure.Message);
    }

    [Fact]
    public async Task ValidateOptions_PluginWithValidator_ListsEveryFailure()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();

        Assert.Empty(catalog.ValidateOptions("good", Crawl.Options(catalog, "good")));
        Assert.Equal(
            ["Count must be at least 1.", "Table must not contain a blank."],
            catalog.ValidateOptions("good", Crawl.Options(catalog, "good", ("Count", 0), ("Table", "my table"))));
    }

    [Fact]
    public async Task Load_ManyCallersAtOnce_LoadsOnce()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover();

        var types = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => catalog.GetDescriptor("good").OptionsType)));

        Assert.Single(types.Distinct());
        Assert.Single(_directory.Log.Messages, message => message.StartsWith("Information: Loaded the plugin good 1.2.3 from ", StringComparison.Ordinal));
    }
}
