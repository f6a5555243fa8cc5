using System.DirectoryServices.Protocols;

namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>Reads all entries that fit a filter, page by page. A search that does not come to its end fails.</summary>
internal sealed class LdapSearch(LdapConnection connection, LdapOptions options)
{
    public List<SearchResultEntry> Find(string filter, IReadOnlyList<string> attributes, CancellationToken cancellationToken)
    {
        var found = new List<SearchResultEntry>();
        var page = new PageResultRequestControl(options.PageSize) { IsCritical = true };
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = new SearchRequest(options.BaseDn, filter, SearchScope.Subtree, [.. attributes]);
            request.Controls.Add(page);
            var response = (SearchResponse)connection.SendRequest(request, options.Timeout);
            found.AddRange(response.Entries.Cast<SearchResultEntry>());
            if (found.Count > options.MaxEntries)
                throw new LdapDirectoryException($"More than {options.MaxEntries} entries fit {filter}.", "Narrow the filter or BaseDn, or raise MaxEntries.");

            page.Cookie = response.Controls.OfType<PageResultResponseControl>().FirstOrDefault()?.Cookie ?? [];
        }
        while (page.Cookie.Length > 0);

        return found;
    }

    /// <summary>The values of an attribute as text, also where the server gives them in parts only.</summary>
    /// <exception cref="LdapDirectoryException">The server does not give the last part.</exception>
    public IReadOnlyList<string> AllValues(SearchResultEntry entry, string attribute, CancellationToken cancellationToken)
    {
        if (RangeOf(entry, attribute) is not { } range)
            return [.. Values(entry, attribute)];

        List<string> values = [.. Values(entry, range.Name)];
        while (range.Next is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = Read(entry.DistinguishedName, ValueRange.From(attribute, next));
            range = part is not null && RangeOf(part, attribute) is { } found && !(found.Next <= next)
                ? found
                : throw new LdapDirectoryException($"The server does not tell {attribute} of {entry.DistinguishedName} to the end.", "Look whether the entry changes all the time; it is read again later.");
            values.AddRange(Values(part, range.Name));
        }

        return values;
    }

    /// <summary>The values of an attribute as text.</summary>
    public static IEnumerable<string> Values(SearchResultEntry entry, string attribute) =>
        entry.Attributes.Contains(attribute) ? entry.Attributes[attribute].GetValues(typeof(string)).Cast<string>().Where(value => value.Length > 0) : [];

    private static ValueRange? RangeOf(SearchResultEntry entry, string attribute) => ValueRange.Find(attribute, entry.Attributes.AttributeNames.Cast<string>());

    private SearchResultEntry? Read(string name, string attribute)
    {
        var response = (SearchResponse)connection.SendRequest(new SearchRequest(name, "(objectClass=*)", SearchScope.Base, attribute), options.Timeout);
        return response.Entries.Count == 1 ? response.Entries[0] : null;
    }
}
