using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Model;
using MetadataIngestion.Mesh.Policies.Reading;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Policies;

/// <summary>The policies of a configuration: of everyone and of each domain, with the waivers. Immutable, and safe to use from many threads.</summary>
public sealed class PolicyCatalog
{
    private readonly List<MeshFinding> _findings = [];
    private readonly Dictionary<string, Policy> _policies = new(StringComparer.Ordinal);

    private PolicyCatalog(IReadOnlyList<PolicyFile> files)
    {
        _findings.AddRange(files.SelectMany(file => file.Findings));
        foreach (var entry in files.SelectMany(file => file.Policies))
            Add(entry);
        foreach (var use in files.SelectMany(file => file.Uses))
            Add(use);
        Policies = [.. _policies.Values.OrderBy(policy => policy.Id, StringComparer.Ordinal)];
        Waivers = [.. files.SelectMany(file => file.Waivers)];
        foreach (var waiver in Waivers.Where(waiver => !_policies.ContainsKey(waiver.Policy)))
            Note(PolicyFindings.Unknown, FindingLevel.Warning, waiver.File, waiver.Position, $"The waiver is for the policy {waiver.Policy}, which is not in use.", "Correct the id, or delete the waiver.");
        IsComplete = files.All(file => file.IsWhole);
        Fingerprint = files.Count == 0 ? string.Empty : FingerprintOf();
    }

    /// <summary>No policies.</summary>
    public static PolicyCatalog Empty { get; } = new([]);

    /// <summary>Whether every file could be read.</summary>
    public bool IsComplete { get; }

    /// <summary>Differs between two catalogs when any of the files says something else.</summary>
    public string Fingerprint { get; }

    /// <summary>What is not right with the files.</summary>
    public IReadOnlyList<MeshFinding> Findings => _findings;

    /// <summary>The policies in use, in the order of their ids.</summary>
    internal IReadOnlyList<Policy> Policies { get; }

    /// <summary>Those that crawls evaluate.</summary>
    internal IEnumerable<Policy> OnCrawl => Policies.Where(policy => policy.OnCrawl);

    /// <summary>The policy of a test that crawls evaluate; <see langword="null"/> for another one.</summary>
    internal Policy? FindOnCrawl(string test) =>
        test.StartsWith(Policy.TestPrefix, StringComparison.Ordinal) && _policies.TryGetValue(test[Policy.TestPrefix.Length..], out var policy) && policy.OnCrawl ? policy : null;

    /// <summary>Those whose violations wait for approval; only datasets can.</summary>
    internal IEnumerable<Policy> Gates => Policies.Where(policy => policy is { IsGate: true, EntityType: EntityTypes.Dataset });

    internal IReadOnlyList<Waiver> Waivers { get; }

    /// <summary>Reads policy files.</summary>
    /// <param name="files">Each file's path, how people know it, and the domain whose file it is.</param>
    public static PolicyCatalog Read(IEnumerable<(string Path, string Name, string? Domain)> files)
    {
        var read = files.Select(file => PolicyReader.ReadFile(file.Path, file.Name, file.Domain)).ToList();
        return read.Count == 0 ? Empty : new PolicyCatalog(read);
    }

    /// <summary>Findings about waivers that are over; a violation that one covered is open again.</summary>
    internal IEnumerable<MeshFinding> ExpiredWaivers(DateTimeOffset now) => Waivers.Where(waiver => waiver.IsExpired(now)).Select(waiver => new MeshFinding(
        PolicyFindings.Expired,
        FindingLevel.Warning,
        waiver.File,
        waiver.Position.Line,
        waiver.Position.Column,
        FormattableString.Invariant($"The waiver of {waiver.Name} for {waiver.Policy} on {waiver.Asset} was good until {waiver.Expires:yyyy-MM-dd}."),
        "Mend what it waives and delete it, or let it be given again."));

    private void Add(PolicyEntry entry)
    {
        var known = BuiltInPolicies.All.FirstOrDefault(policy => policy.Id == entry.Id);
        if (entry.Over(known) is not { } policy)
            Note(PolicyFindings.Missing, FindingLevel.Error, entry.File, entry.Position, $"The policy {entry.Id} has no title or no select; it is left out.", "Add both; only built-in policies may be named without.");
        else if (!_policies.TryAdd(entry.Id, policy))
            Note(PolicyFindings.Repeated, FindingLevel.Error, entry.File, entry.Position, $"The policy {entry.Id} is in {_policies[entry.Id].File} already; this one is left out.", "Give it another id, or delete one of the two.");
    }

    private void Add(PolicyUse use)
    {
        var found = BuiltInPolicies.All.Where(policy => FileSystemName.MatchesSimpleExpression(use.Pattern, policy.Id)).ToList();
        foreach (var policy in found)
            _policies.TryAdd(policy.Id, policy);
        if (found.Count == 0)
            Note(PolicyFindings.Unknown, FindingLevel.Error, use.File, use.Position, $"No built-in policy fits \"{use.Pattern}\".", "The command policies list --all shows them.");
    }

    private void Note(string code, FindingLevel level, string file, YamlPosition position, string message, string remedy) =>
        _findings.Add(new MeshFinding(code, level, file, position.Line, position.Column, message, remedy));

    private string FingerprintOf()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in Policies.Select(policy => policy.ToString()).Concat(Waivers.Select(waiver => waiver.ToString())).Concat(_findings.Select(finding => finding.ToString())))
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
