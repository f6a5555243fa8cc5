namespace MetadataIngestion.Mesh.Ownership;

/// <summary>An OWNERS file. Immutable.</summary>
/// <param name="Domain">The domain in whose folder it lies; <see langword="null"/> for everyone's.</param>
/// <param name="Sections">Its sections, each with its lines in order.</param>
internal sealed record OwnersFile(string? Domain, IReadOnlyList<IReadOnlyList<OwnersRule>> Sections)
{
    /// <summary>The last line that fits, of each section that has one.</summary>
    public List<OwnersRule> Find(ReadOnlySpan<string> address)
    {
        var found = new List<OwnersRule>(Sections.Count);
        foreach (var section in Sections)
        {
            for (var i = section.Count - 1; i >= 0; i--)
            {
                if (section[i].Claim.Pattern.IsMatch(address))
                {
                    found.Add(section[i]);
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>The file with only what may mean something in a source.</summary>
    public OwnersFile For(string source) =>
        this with { Sections = [.. Sections.Select(section => section.Where(rule => rule.Claim.Pattern.CanMatchIn(source)).ToList()).Where(section => section.Count > 0)] };
}
