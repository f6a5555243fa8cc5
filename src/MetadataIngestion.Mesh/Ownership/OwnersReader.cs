using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>
/// Reads OWNERS files, in the syntax of CODEOWNERS: a pattern and its owners on a line, comments after <c>#</c>, and sections in brackets, whose name
/// may be a type of ownership and whose owners hold for lines without any.
/// </summary>
internal sealed class OwnersReader(FindingList findings, PeopleDirectory directory)
{
    private readonly Dictionary<string, List<OwnersRule>> _sections = new(StringComparer.OrdinalIgnoreCase) { [string.Empty] = [] };
    private List<OwnersRule> _section = [];
    private IReadOnlyList<AssignedOwner> _defaults = [];
    private (OwnershipType Type, string? Urn) _type = (OwnershipType.TechnicalOwner, null);

    /// <summary>Reads a file; <see langword="null"/> when it cannot be used.</summary>
    public static OwnersFile? Read(string path, string? domain, PeopleDirectory directory, FindingList findings)
    {
        if (MeshFile.ReadText(path, findings) is not { } text)
            return null;

        var reader = new OwnersReader(findings, directory);
        reader._section = reader._sections[string.Empty];
        var number = 0;
        foreach (var line in text.Split('\n'))
            reader.ReadLine(line, ++number);

        return new OwnersFile(domain, [.. reader._sections.Values]);
    }

    private void ReadLine(string line, int number)
    {
        var words = Words(line);
        if (words.Count == 0)
            return;

        if (words[0].StartsWith('[') || words[0].StartsWith("^[", StringComparison.Ordinal))
            BeginSection(string.Join(' ', words), number);
        else if (ClaimReader.Read(words[0], new YamlPosition(number, 1), OwnershipCodes.Line, findings) is { } claim)
            _section.Add(new OwnersRule(claim, words.Count == 1 ? _defaults : Owners(words.Skip(1), number), _type.Type, _type.Urn));
    }

    /// <summary>The words of a line without its comment; a backslash before a space or <c>#</c> makes it part of a word.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var text = line.TrimEnd('\r');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is ' ' or '#')
                word.Append(text[++i]);
            else if (text[i] == '#' && word.Length == 0)
                break;
            else if (char.IsWhiteSpace(text[i]))
                End();
            else
                word.Append(text[i]);
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>A section may say that it is optional and how many must approve, which means nothing to ownership.</summary>
    private void BeginSection(string line, int number)
    {
        var text = line.TrimStart('^');
        var end = text.IndexOf(']', StringComparison.Ordinal);
        if (end < 2)
        {
            Note(number, FindingLevel.Error, "The section has no name.", "Write it as [Name].");
            return;
        }

        var name = text[1..end];
        var rest = text[(end + 1)..];
        if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is > 0 and var approvals)
            rest = rest[(approvals + 1)..];

        _type = OwnershipTypes.TryParse(name, out var type, out var urn) ? (type, urn) : (OwnershipType.TechnicalOwner, null);
        _defaults = Owners(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries), number);
        if (!_sections.TryGetValue(name, out var section))
            _sections.Add(name, section = []);
        _section = section;
    }

    private List<AssignedOwner> Owners(IEnumerable<string> words, int number)
    {
        var owners = new List<AssignedOwner>();
        foreach (var word in words)
        {
            if (OwnerOf(word) is { } owner)
                owners.Add(new AssignedOwner(owner, _type.Type, _type.Urn, Place(number)));
            else
                Note(number, FindingLevel.Error, $"\"{word}\" is not an owner.", "Write @person, @organization/group, an address, user:NAME, group:NAME or a URN.");
        }

        return owners;
    }

    private OwnerReference? OwnerOf(string word)
    {
        if (OwnerReference.TryParse(word) is { } owner)
            return owner;
        if (word.StartsWith('@') && word.Length > 1)
            return OfHandle(word[1..]);
        if (word.IndexOf('@', StringComparison.Ordinal) > 0 && word[^1] != '@')
            return new OwnerReference(directory.FindByEmail(word)?.Id ?? word, PrincipalKind.User);

        return null;
    }

    private OwnerReference? OfHandle(string handle)
    {
        if (handle.Contains('/', StringComparison.Ordinal))
            return handle.EndsWith('/') ? null : new OwnerReference(handle[(handle.LastIndexOf('/') + 1)..], PrincipalKind.Group);

        return new OwnerReference(handle, directory.HasGroup(handle) && !directory.HasPerson(handle) ? PrincipalKind.Group : PrincipalKind.User);
    }

    private FilePlace Place(int number) => new(findings.File, number);

    private void Note(int number, FindingLevel level, string message, string remedy) =>
        findings.Add(OwnershipCodes.Line, level, new YamlPosition(number, 1), message, remedy);
}
