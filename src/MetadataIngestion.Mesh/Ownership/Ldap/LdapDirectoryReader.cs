using System.DirectoryServices.Protocols;
using System.Net;

namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>Reads people and groups from an LDAP server: all of them, or none.</summary>
internal sealed class LdapDirectoryReader(LdapOptions options)
{
    private const int InvalidCredentials = 49;
    private const int ServerDown = 81;

    /// <summary>Reads the directory. Blocks a thread of the pool, since the library knows no other way.</summary>
    /// <exception cref="LdapDirectoryException">It could not be read to its end.</exception>
    public Task<DirectorySnapshot> ReadAsync(CancellationToken cancellationToken) => Task.Run(() => Read(cancellationToken), cancellationToken);

    private DirectorySnapshot Read(CancellationToken cancellationToken)
    {
        try
        {
            using var connection = Connect();
            var search = new LdapSearch(connection, options);
            var people = ReadPeople(search, cancellationToken);
            if (people.Count == 0)
                throw new LdapDirectoryException($"Nobody fits PersonFilter {options.PersonFilter} below {options.BaseDn}, or whoever signs in may not see anyone.", "Correct the filter, or give the account the right to read.");

            return new DirectorySnapshot([.. people.Values.OrderBy(person => person.Id, StringComparer.Ordinal)], ReadGroups(search, people, cancellationToken));
        }
        catch (Exception exception) when (Describe(exception) is { } described)
        {
            throw described;
        }
    }

    private LdapConnection Connect()
    {
        var connection = new LdapConnection(new LdapDirectoryIdentifier(options.Address.Host, options.Port)) { Timeout = options.Timeout, AutoBind = false };
        try
        {
            connection.SessionOptions.ProtocolVersion = 3;
            connection.SessionOptions.ReferralChasing = ReferralChasingOptions.None;
            if (options.TrustedCertificates is { Length: > 0 } folder && !OperatingSystem.IsWindows())
            {
                connection.SessionOptions.TrustedCertificatesDirectory = folder;
                connection.SessionOptions.StartNewTlsSessionContext();
            }

            if (options.IsEncrypted)
                connection.SessionOptions.SecureSocketLayer = true;
            else if (options.StartTls)
                StartTls(connection);
            Bind(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The library begins TLS only on a connection that it made, and makes one only to sign in: nobody does, and whether that is welcome does not matter.</summary>
    private static void StartTls(LdapConnection connection)
    {
        connection.AuthType = AuthType.Anonymous;
        try
        {
            connection.Bind();
        }
        catch (LdapException exception) when (exception.ErrorCode != ServerDown)
        {
            // The server refused nobody, so it was reached.
        }

        connection.SessionOptions.StartTransportLayerSecurity(null);
    }

    private void Bind(LdapConnection connection)
    {
        connection.AuthType = string.IsNullOrEmpty(options.BindDn) ? AuthType.Anonymous : AuthType.Basic;
        if (string.IsNullOrEmpty(options.BindDn))
            connection.Bind();
        else
            connection.Bind(new NetworkCredential(options.BindDn, options.Password));
    }

    /// <summary>The people by distinguished name.</summary>
    private Dictionary<string, Person> ReadPeople(LdapSearch search, CancellationToken cancellationToken)
    {
        List<string> attributes = [options.PersonAttribute, options.MailAttribute, .. AccountState.Attributes];
        if (options.LeftAttribute is { Length: > 0 } left)
            attributes.Add(left);

        var people = new Dictionary<string, Person>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in search.Find(options.PersonFilter, attributes, cancellationToken))
        {
            if (LdapSearch.Values(entry, options.PersonAttribute).FirstOrDefault() is { } id)
                people[entry.DistinguishedName] = new Person(id, AccountState.LeftOf(entry, options.LeftAttribute)) { Email = LdapSearch.Values(entry, options.MailAttribute).FirstOrDefault() };
        }

        return people;
    }

    private IReadOnlyList<Person> ReadGroups(LdapSearch search, Dictionary<string, Person> people, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.GroupFilter))
            return [];

        var ids = people.Values.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        List<string> memberAttributes = [.. new[] { options.MemberAttribute, "uniqueMember", "memberUid" }.Distinct(StringComparer.OrdinalIgnoreCase)];
        return
        [
            .. search.Find(options.GroupFilter, [options.GroupAttribute, .. memberAttributes], cancellationToken)
                .Select(entry => (Id: LdapSearch.Values(entry, options.GroupAttribute).FirstOrDefault(), Members: MembersOf(memberAttributes.SelectMany(attribute => search.AllValues(entry, attribute, cancellationToken)), people, ids)))
                .Where(group => group.Id is not null)
                .Select(group => new Person(group.Id!, null) { Members = group.Members })
                .OrderBy(group => group.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The members by name; <see langword="null"/> when there are others than people that are known, or none that the server tells: then nobody can say that all left.</summary>
    private static List<string>? MembersOf(IEnumerable<string> values, Dictionary<string, Person> people, HashSet<string> ids)
    {
        var members = new List<string>();
        foreach (var value in values)
        {
            if (people.TryGetValue(value, out var person))
                members.Add(person.Id);
            else if (ids.Contains(value))
                members.Add(value);
            else
                return null;
        }

        return members.Count == 0 ? null : [.. members.Distinct().Order(StringComparer.Ordinal)];
    }

    private LdapDirectoryException? Describe(Exception exception) => exception switch
    {
        LdapDirectoryException known => known,
        DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException } =>
            new LdapDirectoryException("The system's LDAP library, libldap, is missing.", "Install it; Debian's package is libldap-2.5-0 or libldap2.", exception),
        LdapException { ErrorCode: InvalidCredentials } => new LdapDirectoryException($"{options.Server} refuses {options.BindDn}: wrong name or password.", "Correct BindDn and Password.", exception),
        LdapException or TlsOperationException => new LdapDirectoryException(
            $"{options.Server} cannot be reached, does not speak TLS as it should, or its certificate is not trusted: {exception.Message}", "Look at Server, StartTls, TrustedCertificates and Timeout, and whether the server runs.", exception),
        DirectoryOperationException { Response.ResultCode: ResultCode.NoSuchObject } => new LdapDirectoryException($"{options.Server} has no entry {options.BaseDn}, or hides it.", "Correct BaseDn, or give the account the right to read.", exception),
        DirectoryOperationException { Response: null } error => new LdapDirectoryException(
            $"{options.Server} does not let {(string.IsNullOrEmpty(options.BindDn) ? "anyone" : options.BindDn)} sign in: {error.Message}",
            options.IsEncrypted || options.StartTls ? "Look at what the server asks of those who sign in." : "Use ldaps://, or set StartTls: many servers, Active Directory among them, take no password on a connection that is not encrypted.",
            exception),
        DirectoryOperationException { Response.ResultCode: ResultCode.StrongAuthRequired or ResultCode.ConfidentialityRequired } =>
            new LdapDirectoryException($"{options.Server} lets nobody sign in, or look, on a connection that is not encrypted.", "Use ldaps://, or set StartTls.", exception),
        DirectoryOperationException error when string.IsNullOrEmpty(options.BindDn) =>
            new LdapDirectoryException($"{options.Server} does not answer to the end for those who do not sign in: {error.Message}", "Name an account by BindDn and Password, or correct the filters.", exception),
        DirectoryOperationException error => new LdapDirectoryException($"{options.Server} ended the search before its end: {error.Message}", "Correct the filters, or let the server answer more or larger pages to this account.", exception),
        _ => null,
    };
}
