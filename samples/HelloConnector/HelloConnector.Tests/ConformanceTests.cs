using MetadataIngestion.Abstractions;
using MetadataIngestion.TestKit;

namespace HelloConnector.Tests;

/// <summary>The rules that every connector keeps.</summary>
public sealed class ConformanceTests : ConnectorConformance, IDisposable
{
    private readonly SamplePackages _packages = new();

    // Files are read with the rights of the process: the options hold no credentials.
    protected override string? Secret => null;

    public void Dispose() => _packages.Dispose();

    protected override IConnectorPlugin CreatePlugin() => new DataPackagePlugin();

    protected override object CreateOptions() => new DataPackageOptions { Root = _packages.Root };

    protected override object CreateUnreachableOptions() => new DataPackageOptions { Root = Path.Combine(_packages.Root, "nowhere") };

    protected override IEnumerable<object> CreateInvalidOptions() => [new DataPackageOptions(), new DataPackageOptions { Root = "x", MaxBytes = 1 }];

    protected override Task<IAsyncDisposable> BreakOneObjectAsync()
    {
        var descriptor = _packages.Descriptor("parcels");
        var text = File.ReadAllText(descriptor);
        File.WriteAllText(descriptor, "{ \"resources\": [ {");
        return Task.FromResult<IAsyncDisposable>(new Undo(() => File.WriteAllText(descriptor, text)));
    }
}
