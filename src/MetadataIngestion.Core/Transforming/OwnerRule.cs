using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Core.Transforming;

/// <summary>One owner rule, ready for use.</summary>
internal sealed class OwnerRule
{
    private readonly NamePattern _principal;
    private readonly OwnerReference? _owner;
    private readonly OwnershipType? _type;

    public OwnerRule(OwnerRuleOptions options)
    {
        _principal = NamePattern.Parse(options.Principal ?? string.Empty);
        _owner = options.Ignore ? null : OwnerReference.Parse(options.Owner ?? string.Empty);
        _type = options.OwnershipType;
        Counter = new DecisionCounter(_owner is { } owner
            ? $"principal \"{options.Principal}\" -> {owner}"
            : $"principal \"{options.Principal}\" is ignored");
    }

    public DecisionCounter Counter { get; }

    public bool AppliesTo(string principal) => _principal.IsMatch(principal);

    /// <summary>The owner that the evidence stands for; <see langword="null"/> when it is ignored.</summary>
    public OwnerEvidence? Apply(OwnerEvidence evidence)
    {
        if (_owner is not { } owner)
            return null;

        var name = _principal.Expand(evidence.Principal, owner.Name);
        return evidence with
        {
            Principal = name.Length > 0 ? name : evidence.Principal,
            Kind = owner.Kind,
            Type = _type ?? evidence.Type,
        };
    }
}
