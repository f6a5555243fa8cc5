using System.Text.Json;
using MetadataIngestion.Mesh.Tests.Ownership.Ldap;
using MetadataIngestion.Worker.Tests.Commands;

namespace MetadataIngestion.Worker.Tests.Scheduling;

/// <summary>The real service and a real LDAP server.</summary>
public sealed class DirectoryServiceTests(SlapdServer server) : IClassFixture<SlapdServer>, IDisposable
{
    private const string Domains = "domains: [{id: sales, owners: [user:bob, user:ada]}]";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [LdapFact]
    public async Task Run_LdapDirectory_IsReadAtOnceAndAgainWhenItIsOld()
    {
        var password = _cli.Write("password", "pass-reader");
        _cli.Write("config/mesh/domains.yaml", Domains);
        _cli.Configure($$"""
            { "Mesh": { "Ldap": {{JsonSerializer.Serialize(new { Server = $"ldap://127.0.0.1:{server.Port}", BaseDn = SlapdServer.Base, BindDn = $"cn=reader,{SlapdServer.Base}", Password = $"${{file:{password}}}", LeftAttribute = "employeeType" })}} },
              "Api": { "Url": "http://127.0.0.1:0" }, "Sources": {} }
            """);
        await using var service = CliProcess.Start(_cli.Folder, "run");
        await UntilToldAsync("corpuser:bob, who left", service);

        server.Leave("ada", "employeeType");
        File.SetLastWriteTimeUtc(Path.Combine(_cli.Folder, "data", "directory.json"), DateTime.UtcNow.AddHours(-2));
        _cli.Write("config/mesh/domains.yaml", Domains + "\n# edited");
        await UntilToldAsync("corpuser:ada, who left", service);
    }

    private async Task UntilToldAsync(string text, CliProcess service)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!(await _cli.RunAsync("log", "read", "--event", "policyEvent", "--output", "json")).Output.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(patience.IsCancellationRequested, $"Not in time: {text}. The service said:\n{service.Error}");
            await Task.Delay(100);
        }
    }
}
