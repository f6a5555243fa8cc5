using System.Net;
using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>The LDAP server that knows who there is and who left.</summary>
public sealed class LdapOptions
{
    private static readonly TimeSpan s_shortestRefresh = TimeSpan.FromMinutes(1);

    /// <summary>The server, as <c>ldaps://HOST[:636]</c> or <c>ldap://HOST[:389]</c>. The default is none: only <c>directory.yaml</c> counts.</summary>
    public string? Server { get; set; }

    /// <summary>Whether a connection by <c>ldap://</c> turns to TLS before anything is said. The default is <c>false</c>.</summary>
    public bool StartTls { get; set; }

    /// <summary>
    /// A folder with the certificates of authorities to trust for TLS, by the names that <c>openssl rehash</c> gives them; not on Windows. Those of the system are trusted by default.
    /// </summary>
    public string? TrustedCertificates { get; set; }

    /// <summary>The distinguished name to sign in with; nobody by default.</summary>
    public string? BindDn { get; set; }

    /// <summary>The password of <see cref="BindDn"/>, best as a reference such as <c>${LDAP_PASSWORD}</c>.</summary>
    public string? Password { get; set; }

    /// <summary>Below which entry to search, such as <c>dc=example,dc=org</c>.</summary>
    public string BaseDn { get; set; } = string.Empty;

    /// <summary>Which entries are people. For Active Directory write <c>(&amp;(objectCategory=person)(objectClass=user))</c>, since its computers are people otherwise.</summary>
    public string PersonFilter { get; set; } = "(objectClass=person)";

    /// <summary>Which entries are groups; empty for none.</summary>
    public string GroupFilter { get; set; } = "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup)(objectClass=group))";

    /// <summary>The attribute with the name under which a person owns. Active Directory's is <c>sAMAccountName</c>.</summary>
    public string PersonAttribute { get; set; } = "uid";

    /// <summary>The attribute with a person's address.</summary>
    public string MailAttribute { get; set; } = "mail";

    /// <summary>The attribute with the name under which a group owns.</summary>
    public string GroupAttribute { get; set; } = "cn";

    /// <summary>The attribute with a group's members, by distinguished name or by the name of a person; <c>memberUid</c> and <c>uniqueMember</c> are read too.</summary>
    public string MemberAttribute { get; set; } = "member";

    /// <summary>
    /// A further attribute that people have who left: with the day from which they are gone, or anything but <c>FALSE</c>. Accounts that are disabled or expired by the attributes that servers have for it are known by themselves.
    /// </summary>
    public string? LeftAttribute { get; set; }

    /// <summary>How many entries to ask for at a time. The default is 500.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>More entries than this are taken for a wrong filter. The default is 100,000.</summary>
    public int MaxEntries { get; set; } = 100_000;

    /// <summary>How long to wait for an answer. The default is 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How old the last answer may be before the server is asked again. The default is one hour.</summary>
    public TimeSpan Refresh { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether there is a server to ask.</summary>
    internal bool IsUsed => !string.IsNullOrWhiteSpace(Server);

    /// <summary>The server's address.</summary>
    internal Uri Address => new(Server!);

    internal bool IsEncrypted => Address.Scheme == "ldaps";

    internal int Port => Address.Port > 0 ? Address.Port : IsEncrypted ? 636 : 389;

    /// <summary>What is wrong with the options; empty when nothing is, or no server is named.</summary>
    public static IReadOnlyList<OptionError> Validate(LdapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.IsUsed ? [.. options.Problems()] : [];
    }

    private IEnumerable<OptionError> Problems()
    {
        if (!Uri.TryCreate(Server, UriKind.Absolute, out var address) || address.Scheme is not ("ldap" or "ldaps") || address.Host.Length == 0)
        {
            yield return new OptionError(nameof(Server), "must be ldaps://HOST or ldap://HOST, with a port where it is another.");
            yield break;
        }

        if (StartTls && IsEncrypted)
            yield return new OptionError(nameof(StartTls), "is for ldap://; a connection by ldaps:// is encrypted from its first byte. Remove it.");
        if (string.IsNullOrWhiteSpace(BaseDn))
            yield return new OptionError(nameof(BaseDn), "is required. Write the entry to search below, such as dc=example,dc=org.");
        if (string.IsNullOrEmpty(BindDn) != string.IsNullOrEmpty(Password))
            yield return new OptionError(string.IsNullOrEmpty(BindDn) ? nameof(BindDn) : nameof(Password), "is missing: BindDn and Password go together. Without both nobody signs in.");
        if (!string.IsNullOrEmpty(Password) && !IsEncrypted && !StartTls && !IsLocal(address.Host))
            yield return new OptionError(nameof(Server), "would send the password in the clear. Use ldaps://, or set StartTls.");
        foreach (var error in Attributes().Concat(Limits()))
            yield return error;
    }

    private IEnumerable<OptionError> Attributes()
    {
        foreach (var (name, value) in new[] { (nameof(PersonFilter), PersonFilter), (nameof(PersonAttribute), PersonAttribute), (nameof(MailAttribute), MailAttribute), (nameof(GroupAttribute), GroupAttribute), (nameof(MemberAttribute), MemberAttribute) })
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return new OptionError(name, "must not be empty.");
        }
    }

    private IEnumerable<OptionError> Limits()
    {
        if (PageSize is < 1 or > 10_000)
            yield return new OptionError(nameof(PageSize), "must be from 1 to 10000.");
        if (MaxEntries < 1)
            yield return new OptionError(nameof(MaxEntries), "must be at least 1.");
        if (Timeout <= TimeSpan.Zero)
            yield return new OptionError(nameof(Timeout), "must be longer than 00:00:00.");
        if (Refresh < s_shortestRefresh)
            yield return new OptionError(nameof(Refresh), $"must be at least {s_shortestRefresh:c}.");
    }

    private static bool IsLocal(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
