using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Gating;
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

        // What holds for everyone comes first: no domain takes from it.
        Add([.. files.Where(file => file.Domain is null)]);
        Add([.. files.Where(file => file.Domain is not null)]);
        Policies = [.. _policies.Values.Select(WithoutFalseGate).OrderBy(policy => policy.Id, StringComparer.Ordinal)];
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

    /// <summary>Those whose violations wait for approval.</summary>
    internal IEnumerable<Policy> Gates => Policies.Where(policy => policy.IsGate);

    /// <summary>Whether what is crawled must be judged before it is proposed; a file that cannot be read may hold gates.</summary>
    public bool HasGates => !IsComplete || Gates.Any();

    internal IReadOnlyList<Waiver> Waivers { get; }

    /// <summary>The patterns by which policies and waivers say which assets they mean.</summary>
    internal IEnumerable<AssetClaim> Claims => [.. Policies.Select(policy => policy.Assets).OfType<AssetClaim>(), .. Waivers.Select(waiver => waiver.Assets)];

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
        FormattableString.Invariant($"The waiver of {waiver.Name} for {waiver.Policy} on {waiver.Assets.Pattern} was good until {waiver.Expires:yyyy-MM-dd}."),
        "Mend what it waives and delete it, or let it be given again."));

    private void Add(IReadOnlyList<PolicyFile> files)
    {
        foreach (var entry in files.SelectMany(file => file.Policies))
            Add(entry);
        foreach (var (file, use) in files.SelectMany(file => file.Uses.Select(use => (file, use))))
            Add(use, file.Domain);
    }

    private void Add(PolicyEntry entry)
    {
        var known = BuiltInPolicies.All.FirstOrDefault(policy => policy.Id == entry.Id);
        if (entry.Over(known) is not { } policy)
            Note(PolicyFindings.Missing, FindingLevel.Error, entry.File, entry.Position, $"The policy {entry.Id} has no title or no select; it is left out.", "Add both; only built-in policies may be named without.");
        else if (!_policies.TryAdd(entry.Id, policy))
            Note(PolicyFindings.Repeated, FindingLevel.Error, entry.File, entry.Position, $"The policy {entry.Id} is {PlaceOf(_policies[entry.Id])} already; this one is left out.", "Give it another id, or delete one of the two.");
    }

    private void Add(PolicyUse use, string? domain)
    {
        var found = BuiltInPolicies.All.Where(policy => FileSystemName.MatchesSimpleExpression(use.Pattern, policy.Id)).ToList();
        foreach (var policy in found)
            Add(use, policy, domain);
        if (found.Count == 0)
            Note(PolicyFindings.Unknown, FindingLevel.Error, use.File, use.Position, $"No built-in policy fits \"{use.Pattern}\".", "The command policies list --all shows them.");
    }

    /// <summary>A domain adds itself to those that use a policy, unless another one has its own version of it.</summary>
    private void Add(PolicyUse use, Policy policy, string? domain)
    {
        if (!_policies.TryGetValue(policy.Id, out var known))
            _policies.Add(policy.Id, domain is null ? policy : policy with { Domains = [domain] });
        else if (domain is null || known.Domains.Count == 0 || known.Domains.Contains(domain))
            return;
        else if (known.File == Policy.BuiltIn)
            _policies[policy.Id] = known with { Domains = [.. known.Domains.Append(domain).Order(StringComparer.Ordinal)] };
        else
            Note(PolicyFindings.Repeated, FindingLevel.Error, use.File, use.Position, $"The policy {policy.Id} is {PlaceOf(known)} already, for {known.DomainList}; it is not used for {domain}.", "Use it for everyone, or agree on one version.");
    }

    private static string PlaceOf(Policy policy) => policy.File == Policy.BuiltIn ? "in use for everyone" : $"in {policy.File}";

    private Policy WithoutFalseGate(Policy policy)
    {
        if (!policy.IsGate || GateRules.Refuse(policy) is not { } refusal)
            return policy;

        Note(PolicyFindings.NoGate, FindingLevel.Error, policy.File, policy.Position, $"The policy {policy.Id} cannot be a gate: it is evaluated after crawls only, and holds nothing. {refusal.Message}", refusal.Remedy);
        return policy with { IsGate = false };
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
