using MetadataIngestion.TdsServer;
using MetadataIngestion.TdsServer.Catalog;
using MetadataIngestion.TdsServer.Protocol;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Servers;

/// <summary>A recorded server that runs, for one test.</summary>
internal sealed class Recorded : IAsyncDisposable
{
    private Recorded(RecordedServer catalog, EncryptionSetting encryption)
    {
        Catalog = catalog;
        Server = TestServer.Start(catalog, encryption);
    }

    public RecordedServer Catalog { get; }

    public TestServer Server { get; }

    public static Recorded With(params RecordedDatabase[] databases) => With(EncryptionSetting.NotSupported, databases);

    public static Recorded With(EncryptionSetting encryption, params RecordedDatabase[] databases)
    {
        var catalog = new RecordedServer();
        catalog.Databases.AddRange(databases);
        return new Recorded(catalog, encryption);
    }

    public string ConnectionString(string? database = null, string more = "Encrypt=False") => RecordedConnection.To(Server, database, more);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
