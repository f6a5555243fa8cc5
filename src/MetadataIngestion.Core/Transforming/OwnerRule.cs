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
        _principal = NamePattern.Parse(options.Principal ?? (options.ReadsAssets ? "*" : string.Empty));
        _owner = options.Ignore ? null : OwnerReference.Parse(options.Owner ?? string.Empty);
        _type = options.OwnershipType;
        Counter = new DecisionCounter(
            _owner is { } owner ? $"{WhatOf(options)} -> {owner}" : $"principal \"{options.Principal}\" is ignored",
            DecisionCounter.Mapped);
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

    private static string WhatOf(OwnerRuleOptions options) => options switch
    {
        { Property: { } property } => $"property {property} \"{options.Principal ?? "*"}\"",
        { Tags: true } => $"tag \"{options.Principal ?? "*"}\"",
        _ => $"principal \"{options.Principal}\"",
    };
}
