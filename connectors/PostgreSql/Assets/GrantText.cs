using System.Text;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Reads access control lists as the server writes them: <c>grantee=privileges/grantor</c>, an asterisk for the grant option.</summary>
internal static class GrantText
{
    private const string Public = "PUBLIC";

    /// <summary>Adds a property <c>grant.ROLE</c> for every role but the owner, who has every right anyway.</summary>
    public static void AddTo(ref PropertyList properties, string[]? grants, string? owner)
    {
        if (grants is null)
            return;
        foreach (var (grantee, privileges) in Collect(grants))
        {
            if (grantee != owner)
                properties.Add($"grant.{grantee}", string.Join(", ", privileges));
        }
    }

    private static Dictionary<string, List<string>> Collect(string[] grants)
    {
        var collected = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var grant in grants)
        {
            var (grantee, privileges) = Split(grant);
            if (!collected.TryGetValue(grantee, out var known))
                collected[grantee] = known = [];
            AddPrivileges(known, privileges);
        }

        return collected;
    }

    private static (string Grantee, string Privileges) Split(string grant)
    {
        var grantee = ReadName(grant, out var position);
        var end = grant.IndexOf('/', position);
        // Names are quoted when they hold anything but letters, digits and underscores, so the first = and / are the item's own.
        var privileges = grant[Math.Min(position + 1, grant.Length)..(end < 0 ? grant.Length : end)];
        return (grantee.Length == 0 ? Public : grantee, privileges);
    }

    private static string ReadName(string grant, out int position)
    {
        var name = new StringBuilder();
        var quoted = false;
        for (position = 0; position < grant.Length; position++)
        {
            var c = grant[position];
            if (c == '"' && quoted && position + 1 < grant.Length && grant[position + 1] == '"')
                name.Append(grant[position++]);
            else if (c == '"')
                quoted = !quoted;
            else if (c == '=' && !quoted)
                break;
            else
                name.Append(c);
        }

        return name.ToString();
    }

    private static void AddPrivileges(List<string> known, string letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == '*')
                continue;
            var name = NameOf(letters[i]) + (i + 1 < letters.Length && letters[i + 1] == '*' ? " WITH GRANT OPTION" : "");
            if (!known.Contains(name))
                known.Add(name);
        }
    }

    private static string NameOf(char letter) => letter switch
    {
        'r' => "SELECT",
        'a' => "INSERT",
        'w' => "UPDATE",
        'd' => "DELETE",
        'D' => "TRUNCATE",
        'x' => "REFERENCES",
        't' => "TRIGGER",
        'm' => "MAINTAIN",
        'X' => "EXECUTE",
        'U' => "USAGE",
        'C' => "CREATE",
        'c' => "CONNECT",
        'T' => "TEMPORARY",
        _ => letter.ToString(),
    };
}
