using System.Net;
using System.Net.Sockets;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Tests.Crawling;
using MetadataIngestion.Connectors.SqlServer.Tests.Features;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using MetadataIngestion.TdsServer.Catalog;
using MetadataIngestion.TdsServer.Protocol;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Faults;

/// <summary>What people are told when a crawl cannot even begin.</summary>
public sealed class ConnectionFaultTests
{
    private const string Secret = "topsecret";

    [Fact]
    public async Task Crawl_WrongPassword_IsAccessDeniedWithRemedyAndWithoutThePassword()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        var connection = server.ConnectionString("archive").Replace(RecordedServer.Password, Secret, StringComparison.Ordinal);

        var exception = await Assert.ThrowsAsync<SourceAccessDeniedException>(() => Crawl.OfAsync(connection));

        Assert.Contains("refused login crawler", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Check user name and password", exception.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString() + exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_UntrustedCertificate_NamesTheOptions()
    {
        await using var server = Recorded.With(EncryptionSetting.On, FeatureCatalog.Archive());

        var exception = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.OfAsync(server.ConnectionString("archive", "Encrypt=True")));

        Assert.Contains("is not trusted", exception.Message, StringComparison.Ordinal);
        Assert.Contains("TrustServerCertificate", exception.Remedy, StringComparison.Ordinal);
        Assert.Contains("ServerCertificate", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_NothingSaidAboutEncryption_Encrypts()
    {
        await using var server = Recorded.With(EncryptionSetting.NotSupported, FeatureCatalog.Archive());

        var exception = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.OfAsync(server.ConnectionString("archive", "")));

        Assert.Contains("does not support encryption", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_TrustedCertificate_ReadsOverTls()
    {
        await using var server = Recorded.With(EncryptionSetting.On, FeatureCatalog.Archive());

        var crawl = await Crawl.OfAsync(server.ConnectionString("archive", "Encrypt=True;TrustServerCertificate=True"));

        Assert.True(crawl.Has("dbo.Old_Orders"));
    }

    [Fact]
    public async Task Crawl_EntraGivesNoToken_NamesTheOptions()
    {
        await using var server = Recorded.With(EncryptionSetting.On, FeatureCatalog.Archive());
        var options = new SqlServerOptions
        {
            ConnectionString = $"Server=127.0.0.1,{server.Server.Port};Database=archive;TrustServerCertificate=True",
            Entra = new EntraOptions { Credential = EntraCredential.WorkloadIdentity },
        };

        var exception = await Assert.ThrowsAsync<SourceAccessDeniedException>(() => Crawl.OfAsync(options));

        Assert.Contains("Entra ID gave no access token", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Entra:Credential", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_NobodyListens_IsRetriable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var exception = await Assert.ThrowsAsync<RetriableSourceException>(
            () => Crawl.OfAsync($"Server=127.0.0.1,{port};User ID=me;Password={Secret};Encrypt=False;Connect Timeout=1"));

        Assert.Contains($"127.0.0.1,{port}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_FirewallRefuses_IsAMatterOfConfiguration()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        server.Catalog.InsteadOfLogin = _ => [new ServerError(40615, "Cannot open server 'x' requested by the login. Client with IP address '10.0.0.1' is not allowed.")];

        var exception = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.OfAsync(server.ConnectionString("archive")));

        Assert.Contains("10.0.0.1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_DatabaseWakesUp_TriesAgain()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        var attempts = 0;
        server.Catalog.InsteadOfLogin = _ => ++attempts < 3 ? [new ServerError(40613, "Database 'archive' is not currently available.")] : null;
        var clock = new ImpatientClock();

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("archive") }, clock: clock);

        Assert.True(crawl.Has("dbo.Old_Orders"));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)], clock.Pauses);
    }

    [Fact]
    public async Task Crawl_Settings_AreSentOnEveryConnection()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());

        await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("archive"), ReadOnlyIntent = true, LockTimeout = TimeSpan.FromSeconds(3) });

        Assert.All(server.Catalog.Logins, login => Assert.Equal(("metadata-ingestion", true), (login.Application, login.ReadOnlyIntent)));
        var first = server.Catalog.Log[0].Text;
        Assert.Contains("SET LOCK_TIMEOUT 3000", first, StringComparison.Ordinal);
        Assert.Contains("SET DEADLOCK_PRIORITY LOW", first, StringComparison.Ordinal);
    }
}
