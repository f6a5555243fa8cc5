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

    /// <summary>The values of an attribute as text.</summary>
    public static IEnumerable<string> Values(SearchResultEntry entry, string attribute) =>
        entry.Attributes.Contains(attribute) ? entry.Attributes[attribute].GetValues(typeof(string)).Cast<string>().Where(value => value.Length > 0) : [];
}
