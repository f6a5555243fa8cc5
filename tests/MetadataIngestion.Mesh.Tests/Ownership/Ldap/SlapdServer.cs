using System.Diagnostics;
using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MetadataIngestion.Mesh.Ownership.Ldap;

namespace MetadataIngestion.Mesh.Tests.Ownership.Ldap;

/// <summary>An OpenLDAP server of a test's own, with a few people and many more.</summary>
public sealed class SlapdServer : IAsyncLifetime
{
    public const string Base = "dc=example,dc=org";
    /// <summary>Below this it answers on encrypted connections only.</summary>
    public const string WaryBase = "dc=wary,dc=org";

    public const int Crowd = 300;

    private const string Program = "/usr/sbin/slapd";

    private readonly string _folder = Directory.CreateTempSubdirectory("slapd-").FullName;
    private Process? _process;

    /// <summary>Why there can be no test here; <see langword="null"/> when there can, or when it should fail for want of it.</summary>
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" || File.Exists(Program) ? null : "slapd is missing; tests/run.sh installs it.";

    public int Port { get; } = FreePort();

    public int TlsPort { get; } = FreePort();

    /// <summary>The folder with the certificate of the authority.</summary>
    public string Authorities => Path.Combine(_folder, "authorities");

    internal LdapOptions Options(string account = "reader") => new()
    {
        Server = FormattableString.Invariant($"ldap://127.0.0.1:{Port}"),
        BaseDn = Base,
        BindDn = $"cn={account},{Base}",
        Password = "pass-" + account,
        PageSize = 50,
        Timeout = TimeSpan.FromSeconds(60),
    };

    public async Task InitializeAsync()
    {
        if (SkipReason is not null)
            return;

        Directory.CreateDirectory(Path.Combine(_folder, "db"));
        Directory.CreateDirectory(Path.Combine(_folder, "wary"));
        WriteCertificates();
        await File.WriteAllTextAsync(Path.Combine(_folder, "slapd.conf"), Configuration());
        await File.WriteAllTextAsync(Path.Combine(_folder, "data.ldif"), Entries());
        await RunAsync("-T", "add", "-f", Path.Combine(_folder, "slapd.conf"), "-l", Path.Combine(_folder, "data.ldif"));
        _process = Start("-f", Path.Combine(_folder, "slapd.conf"), "-h", FormattableString.Invariant($"ldap://127.0.0.1:{Port} ldaps://127.0.0.1:{TlsPort}"), "-d", "0");
        await UntilListeningAsync();
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Writes down that someone left, in an attribute of the test's choice.</summary>
    public void Leave(string uid, string attribute)
    {
        using var connection = new LdapConnection(new LdapDirectoryIdentifier("127.0.0.1", Port)) { AuthType = AuthType.Basic };
        connection.SessionOptions.ProtocolVersion = 3;
        connection.Bind(new NetworkCredential($"cn=admin,{Base}", "pass-admin"));
        connection.SendRequest(new ModifyRequest(Dn(uid), DirectoryAttributeOperation.Replace, attribute, "TRUE"));
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static async Task RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"slapd failed: {await errors}");
    }

    private async Task UntilListeningAsync()
    {
        var deadline = DateTime.UtcNow.AddMinutes(1);
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, TlsPort);
                return;
            }
            catch (SocketException) when (DateTime.UtcNow < deadline && !_process!.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private string Configuration() => $"""
        include /etc/ldap/schema/core.schema
        include /etc/ldap/schema/cosine.schema
        include /etc/ldap/schema/nis.schema
        include /etc/ldap/schema/inetorgperson.schema
        modulepath /usr/lib/ldap
        moduleload back_mdb
        pidfile {_folder}/slapd.pid
        sizelimit 100
        TLSCACertificateFile {Authorities}/authority.pem
        TLSCertificateFile {_folder}/server.pem
        TLSCertificateKeyFile {_folder}/server.key
        database mdb
        directory {_folder}/db
        suffix "{Base}"
        rootdn "cn=admin,{Base}"
        rootpw pass-admin
        limits dn.exact="cn=reader,{Base}" size=unlimited
        limits dn.exact="cn=guarded,{Base}" size=unlimited
        access to attrs=userPassword by anonymous auth by * none
        access to * by dn.exact="cn=blind,{Base}" none by dn.exact="cn=guarded,{Base}" tls_ssf=1 read by dn.exact="cn=guarded,{Base}" none by * read
        database mdb
        directory {_folder}/wary
        suffix "{WaryBase}"
        security tls=1

        """;

    private static string Entries()
    {
        var text = new StringBuilder($"dn: {Base}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example\n\n");
        foreach (var account in (string[])["reader", "short", "blind", "guarded"])
            text.Append(CultureInfo.InvariantCulture, $"dn: cn={account},{Base}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: {account}\nuserPassword: pass-{account}\n\n");
        text.Append(Person("ada", "mail: ada@example.org\n"));
        text.Append(Person("bob", "objectClass: shadowAccount\nshadowExpire: 18262\n"));
        text.Append(Person("cyd", "objectClass: shadowAccount\nshadowExpire: -1\nemployeeType: FALSE\n"));
        text.Append(Person("dan", "employeeType: 20260131120000Z\n"));
        for (var number = 0; number < Crowd; number++)
            text.Append(Person(FormattableString.Invariant($"p{number:000}"), string.Empty));
        text.Append(Group("team", Dn("ada"), Dn("bob"))).Append(Group("left", Dn("bob").ToUpperInvariant())).Append(Group("nested", Dn("bob"), $"cn=team,{Base}"));
        text.Append(CultureInfo.InvariantCulture, $"dn: cn=unix,{Base}\nobjectClass: posixGroup\ncn: unix\ngidNumber: 7\nmemberUid: cyd\nmemberUid: dan\n\n");
        return text.ToString();
    }

    private static string Dn(string uid) => $"uid={uid},{Base}";

    private static string Person(string uid, string more) => $"dn: {Dn(uid)}\nobjectClass: inetOrgPerson\ncn: {uid}\nsn: {uid}\nuid: {uid}\n{more}\n";

    private static string Group(string name, params string[] members) =>
        $"dn: cn={name},{Base}\nobjectClass: groupOfNames\ncn: {name}\n{string.Concat(members.Select(member => $"member: {member}\n"))}\n";

    private void WriteCertificates()
    {
        Directory.CreateDirectory(Authorities);
        using var authorityKey = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var issuer = authority.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        using var serverKey = RSA.Create(2048);
        var server = new CertificateRequest("CN=127.0.0.1", serverKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        using var issued = server.Create(issuer, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), [1, 2, 3, 4]);
        File.WriteAllText(Path.Combine(Authorities, "authority.pem"), issuer.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "server.pem"), issued.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "server.key"), serverKey.ExportPkcs8PrivateKeyPem());
    }
}
