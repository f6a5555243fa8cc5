using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Ownership.Ldap;

namespace MetadataIngestion.Mesh.Tests.Ownership.Ldap;

/// <summary>What an LDAP server says about people, read from a real one.</summary>
public sealed class LdapDirectoryTests(SlapdServer server) : IClassFixture<SlapdServer>, IDisposable
{
    private static readonly DateOnly s_today = new(2026, 6, 1);

    private readonly MeshFolder _files = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("mesh-tests-").FullName;

    private string Snapshot => Path.Combine(_folder, "data", "directory.json");

    public void Dispose()
    {
        _files.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [LdapFact]
    public async Task Refresh_Server_KeepsEveryoneOfAllPages()
    {
        await RefreshAsync(server.Options());
        var people = Read().People;

        Assert.Equal(
            [OwnerStanding.Present, OwnerStanding.Left, OwnerStanding.Present, OwnerStanding.Present, OwnerStanding.Present, OwnerStanding.Unknown],
            ((string[])["ada", "bob", "cyd", "dan", "p299", "zoe"]).Select(name => Standing(people, name)));
        Assert.Equal("ada", people.FindByEmail("ADA@example.org")?.Id);
        Assert.Equal(OwnerStanding.Present, people.StandingOf(new OwnerReference("bob", Abstractions.PrincipalKind.User), new DateOnly(2019, 12, 31)));
    }

    [LdapFact]
    public async Task Refresh_Groups_AreGoneWhenEveryMemberIsAndNobodyElseIsInThem()
    {
        await RefreshAsync(server.Options());
        var people = Read().People;

        Assert.Equal(
            [OwnerStanding.Present, OwnerStanding.Left, OwnerStanding.Present, OwnerStanding.Present],
            ((string[])["team", "left", "nested", "unix"]).Select(name => people.StandingOf(new OwnerReference(name, Abstractions.PrincipalKind.Group), s_today)));
    }

    [LdapFact]
    public async Task Refresh_AttributeOfLeavers_TellsTheDay()
    {
        var options = server.Options();
        options.LeftAttribute = "employeeType";
        await RefreshAsync(options);
        var people = Read().People;

        Assert.Equal([OwnerStanding.Left, OwnerStanding.Present], ((string[])["dan", "cyd"]).Select(name => Standing(people, name)));
        Assert.Equal(OwnerStanding.Present, people.StandingOf(new OwnerReference("dan", Abstractions.PrincipalKind.User), new DateOnly(2026, 1, 30)));
    }

    [LdapFact]
    public async Task Refresh_ServerEndsTheSearchEarly_KeepsWhatWasKnown()
    {
        await RefreshAsync(server.Options());
        var before = await File.ReadAllBytesAsync(Snapshot);

        var refused = await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(server.Options("short")));

        Assert.Contains("ended the search before its end", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Snapshot));
    }

    [LdapFact]
    public async Task Refresh_AccountThatSeesNobody_IsNoEmptyDirectory()
    {
        var refused = await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(server.Options("blind")));

        Assert.True(refused.Message.Contains("Nobody fits", StringComparison.Ordinal) || refused.Message.Contains("hides it", StringComparison.Ordinal), refused.Message);
        Assert.False(File.Exists(Snapshot));
    }

    [LdapFact]
    public async Task Refresh_WrongPassword_SaysSoWithoutIt()
    {
        var options = server.Options();
        options.Password = "hunter22";

        var refused = await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(options));

        Assert.Equal($"ldap://127.0.0.1:{server.Port} refuses cn=reader,dc=example,dc=org: wrong name or password.", refused.Message);
        Assert.DoesNotContain("hunter22", refused.ToString(), StringComparison.Ordinal);
    }

    [LdapFact]
    public async Task Refresh_ServerThatWantsEncryption_SaysSo()
    {
        var options = server.Options();
        options.BaseDn = SlapdServer.WaryBase;
        var refused = await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(options));

        Assert.Equal(($"ldap://127.0.0.1:{server.Port} lets nobody sign in, or look, on a connection that is not encrypted.", "Use ldaps://, or set StartTls."), (refused.Message, refused.Remedy));
    }

    [LdapFact]
    public async Task Refresh_NobodyListens_SaysWhere()
    {
        var options = server.Options();
        options.Server = FormattableString.Invariant($"ldap://127.0.0.1:{SlapdServer.FreePort()}");

        Assert.Contains($"{options.Server} cannot be reached", (await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(options))).Message, StringComparison.Ordinal);
    }

    [LdapFact]
    public async Task Refresh_MoreThanExpected_IsRefused()
    {
        var options = server.Options();
        options.MaxEntries = 60;

        Assert.Contains("More than 60 entries", (await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(options))).Message, StringComparison.Ordinal);
    }

    [LdapFact]
    public async Task Refresh_Tls_TrustsOnlyAuthoritiesThatItIsToldOf()
    {
        var options = server.Options();
        options.Server = FormattableString.Invariant($"ldaps://127.0.0.1:{server.TlsPort}");
        await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(options));

        options.TrustedCertificates = server.Authorities;
        await RefreshAsync(options);

        Assert.True(File.Exists(Snapshot));
    }

    [LdapFact]
    public async Task Refresh_StartTls_TrustsOnlyAuthoritiesThatItIsToldOf()
    {
        // Its account sees nobody unless the connection is encrypted.
        var options = server.Options("guarded");
        await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(options));
        options.StartTls = true;
        await Assert.ThrowsAsync<LdapDirectoryException>(() => RefreshAsync(options));

        options.TrustedCertificates = server.Authorities;
        await RefreshAsync(options);

        Assert.True(File.Exists(Snapshot));
    }

    [LdapFact]
    public async Task RemainingTime_AfterARefresh_IsThatOfTheOptions()
    {
        var cache = new DirectoryCache(server.Options(), Snapshot, TimeProvider.System);
        Assert.Equal(TimeSpan.Zero, cache.RemainingTime());

        await cache.RefreshAsync(CancellationToken.None);
        Assert.InRange(cache.RemainingTime(), TimeSpan.FromTicks(1), TimeSpan.FromHours(1));

        File.SetLastWriteTimeUtc(Snapshot, DateTime.UtcNow.AddHours(-2));
        Assert.Equal(TimeSpan.Zero, cache.RemainingTime());
    }

    [Fact]
    public void Read_NeverRead_IsAFindingAndNobodyIsUnknown()
    {
        _files.With("directory.yaml", "people: [{id: ada}]").With("OWNERS", "* @zoe");
        var catalog = Read();

        Assert.Equal(["OW007"], catalog.Findings.Select(finding => finding.Code));
        Assert.False(catalog.IsComplete);
        Assert.Equal(OwnerStanding.Present, Standing(catalog.People, "zoe"));
    }

    [Fact]
    public void Read_DamagedFile_IsAFindingAndNobodyIsUnknown()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Snapshot)!);
        File.WriteAllText(Snapshot, "{\"people\":[");
        _files.With("OWNERS", "* @zoe");

        Assert.Equal(["MF002"], Read().Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Read_FileByHandBesideTheServers_CountsFirst()
    {
        new DirectorySnapshot([new Person("ada", null), new Person("bob", null)], []).Write(Snapshot, DateTimeOffset.UtcNow);
        _files.With("directory.yaml", "people: [{id: bob, left: 2020-01-01}]");
        var people = Read().People;

        Assert.Equal([OwnerStanding.Present, OwnerStanding.Left, OwnerStanding.Unknown], ((string[])["ada", "bob", "zoe"]).Select(name => Standing(people, name)));
    }

    private static OwnerStanding Standing(PeopleDirectory people, string name) => people.StandingOf(new OwnerReference(name, Abstractions.PrincipalKind.User), s_today);

    private Task RefreshAsync(LdapOptions options) => new DirectoryCache(options, Snapshot, TimeProvider.System).RefreshAsync(CancellationToken.None);

    private MeshCatalog Read() => _files.Read(Snapshot);
}
