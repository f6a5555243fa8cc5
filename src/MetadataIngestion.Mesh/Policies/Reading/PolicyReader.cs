using System.Globalization;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Model;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Policies.Reading;

/// <summary>Reads one policy file. What is wrong with an entry is a finding and keeps no other entry from being used.</summary>
internal sealed class PolicyReader
{
    private static readonly ReadCodes s_codes = new(PolicyFindings.Unreadable, PolicyFindings.Malformed, PolicyFindings.Limit);
    private static readonly string[] s_fileKeys = ["use", "policies", "waivers"];
    private static readonly string[] s_policyKeys = ["id", "title", "level", "scope", "crawl", "gate", "owner", "applies", "select", "remedy"];
    private static readonly string[] s_scopeKeys = ["type", "domain", "pattern"];
    private static readonly string[] s_types = [EntityTypes.Dataset, EntityTypes.Container, EntityTypes.DataJob, EntityTypes.DataFlow];
    private static readonly string[] s_waiverKeys = ["policy", "asset", "name", "reason", "expires"];

    private readonly string? _domain;
    private readonly FindingList _findings;

    private PolicyReader(string file, string? domain) => (_domain, _findings) = (domain is null ? null : UrnOf(domain), new FindingList(file));

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">How people know it.</param>
    /// <param name="domain">The domain whose file it is; <see langword="null"/> for everyone's.</param>
    public static PolicyFile ReadFile(string path, string name, string? domain) => new PolicyReader(name, domain).Read(findings => MeshFile.ReadDocument(path, s_codes, findings));

    /// <summary>Reads a file's content.</summary>
    public static PolicyFile Read(ReadOnlySpan<byte> content, string name, string? domain)
    {
        var bytes = content.ToArray();
        return new PolicyReader(name, domain).Read(findings => MeshFile.ReadDocument(bytes, s_codes, findings));
    }

    private PolicyFile Read(Func<FindingList, YamlDocument?> read) => read(_findings) is { } document ? Read(document.Root) : Refused();

    private PolicyFile Refused() => new([], [], [], _findings.Findings) { IsWhole = false };

    private PolicyFile Read(YamlNode root)
    {
        if (root is not YamlMapping file || !s_fileKeys.Any(key => file.Find(key) is not null))
        {
            _findings.Add(PolicyFindings.Malformed, FindingLevel.Error, root.Position, "The file is not a policy file.", "Begin with policies:, use: or waivers:, or move the file out of this folder.");
            return Refused();
        }

        CheckKeys(file, s_fileKeys);
        var uses = file.Texts("use").Select(pattern => new PolicyUse(pattern, _findings.File, file.Find("use")!.Position)).ToList();
        var policies = Items(file, "policies").Select(ReadPolicy).OfType<PolicyEntry>().ToList();
        var waivers = Items(file, "waivers").Select(ReadWaiver).OfType<Waiver>().ToList();
        return new PolicyFile(uses, policies, waivers, _findings.Findings) { Domain = _domain };
    }

    private IEnumerable<YamlMapping> Items(YamlMapping file, string key)
    {
        if (file.Find(key) is not { } value)
            yield break;

        foreach (var item in value is YamlSequence list ? list.Items.Select(item => item.Value.Resolved) : [value])
        {
            if (item is YamlMapping mapping)
                yield return mapping;
            else
                _findings.Add(PolicyFindings.Malformed, FindingLevel.Error, item.Position, $"An item of {key} is not a mapping; it is left out.", "Write its keys, each with a value.");
        }
    }

    private PolicyEntry? ReadPolicy(YamlMapping policy)
    {
        CheckKeys(policy, s_policyKeys);
        if (Required(policy, "id") is not { } id || !TryReadLevel(policy, out var level) || !TryReadDomain(policy, out var domain) || !TryReadType(policy, out var type)
            || !TryReadAssets(policy, out var assets) || !TryReadFlag(policy, "crawl", out var onCrawl) || !TryReadFlag(policy, "gate", out var isGate))
            return null;

        return new PolicyEntry(id, _findings.File, policy.Position)
        {
            Title = policy.Text("title"),
            Select = policy.Text("select"),
            Applies = policy.Text("applies"),
            Level = level,
            EntityType = type,
            Domain = domain,
            Assets = assets,
            OnCrawl = onCrawl,
            IsGate = isGate,
            Owner = policy.Text("owner"),
            Remedy = policy.Text("remedy"),
        };
    }

    private bool TryReadLevel(YamlMapping policy, out FindingLevel? level)
    {
        level = policy.Text("level") switch { "error" => FindingLevel.Error, "warning" => FindingLevel.Warning, "note" => FindingLevel.Note, _ => null };
        if (level is not null || policy.Text("level") is not { } text)
            return true;

        _findings.Add(PolicyFindings.Value, FindingLevel.Error, policy.Find("level")!.Position, $"The level is \"{text}\"; the policy is left out.", "Write error, warning or note.");
        return false;
    }

    private bool TryReadType(YamlMapping policy, out string? type)
    {
        type = policy.Object("scope")?.Text("type");
        if (type is null || s_types.Contains(type))
            return true;

        _findings.Add(
            PolicyFindings.Value, FindingLevel.Error, policy.Object("scope")!.Find("type")!.Position, $"The policy rules entities of the type \"{type}\"; the policy is left out.", $"Write one of {string.Join(", ", s_types)}.");
        return false;
    }

    private bool TryReadFlag(YamlMapping policy, string key, out bool? flag)
    {
        flag = policy.Text(key) switch { "true" => true, "false" => false, _ => null };
        if (flag is not null || policy.Text(key) is not { } text)
            return true;

        _findings.Add(PolicyFindings.Value, FindingLevel.Error, policy.Find(key)!.Position, $"The key {key} is \"{text}\"; the policy is left out.", "Write true or false.");
        return false;
    }

    private bool TryReadDomain(YamlMapping policy, out string? domain)
    {
        var scope = policy.Object("scope");
        if (scope is not null)
            CheckKeys(scope, s_scopeKeys);
        domain = scope?.Text("domain") is { } name ? UrnOf(name) : _domain;
        if (_domain is null || domain == _domain)
            return true;

        _findings.Add(
            PolicyFindings.Foreign, FindingLevel.Error, scope!.Find("domain")!.Position, $"The policy is about {domain}, and this file belongs to the domain {_domain}; the policy is left out.", "Move it to that domain's folder, or leave the domain out.");
        return false;
    }

    /// <summary>A policy whose scope is not understood must not rule everything.</summary>
    private bool TryReadAssets(YamlMapping policy, out AssetClaim? assets)
    {
        assets = null;
        return policy.Object("scope") is not { } scope || scope.Text("pattern") is not { } text || (assets = Claim(scope, "pattern", text)) is not null;
    }

    private AssetClaim? Claim(YamlMapping node, string key, string text) => ClaimReader.Read(text, node.Find(key)!.Position, PolicyFindings.Value, _findings);

    private static string UrnOf(string domain) => domain.StartsWith("urn:", StringComparison.Ordinal) ? domain : "urn:li:domain:" + domain;

    private Waiver? ReadWaiver(YamlMapping waiver)
    {
        CheckKeys(waiver, s_waiverKeys);
        if (Required(waiver, "policy") is not { } policy || Required(waiver, "asset") is not { } asset || Required(waiver, "name") is not { } name
            || Required(waiver, "reason") is not { } reason || Required(waiver, "expires") is not { } expires || Claim(waiver, "asset", asset) is not { } assets)
            return null;
        if (DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new Waiver(policy, assets, name, reason, day, _findings.File, waiver.Position) { Domain = _domain };

        _findings.Add(PolicyFindings.Value, FindingLevel.Error, waiver.Find("expires")!.Position, $"The waiver expires on \"{expires}\"; it is left out.", "Write a day such as 2026-12-31.");
        return null;
    }

    private string? Required(YamlMapping node, string key)
    {
        if (node.Text(key) is { Length: > 0 } text)
            return text;

        _findings.Add(PolicyFindings.Missing, FindingLevel.Error, node.Position, $"The entry has no {key}; it is left out.", $"Add {key}.");
        return null;
    }

    private void CheckKeys(YamlMapping node, string[] known)
    {
        foreach (var key in node.Effective().Select(entry => entry.Key).Where(key => !known.Contains(key.Value)))
            _findings.Add(PolicyFindings.UnknownKey, FindingLevel.Warning, key.Position, $"Nothing acts upon the key {key.Value}.", $"Use one of {string.Join(", ", known)}.");
    }
}
