using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Makes the configured transformers of a run.</summary>
public static class TransformerFactory
{
    /// <summary>
    /// The transformers of one run of a source, in order: first the owners are resolved, then the general steps, then the source's own.
    /// They keep counts for the run's report, so each run needs its own. After them an asset's owners are users and groups by plain name.
    /// </summary>
    /// <param name="general">What applies to every source; <see cref="Validate"/> finds nothing wrong in it.</param>
    /// <param name="source">What applies to this source; <see cref="Validate"/> finds nothing wrong in it.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public static IReadOnlyList<IMetadataTransformer> Create(TransformationOptions general, TransformationOptions source)
    {
        ArgumentNullException.ThrowIfNull(general);
        ArgumentNullException.ThrowIfNull(source);
        var rules = source.Owners.Rules.Concat(general.Owners.Rules).ToLookup(rule => rule.ReadsAssets);
        var stated = new StatedOwners(rules[true].Select(rule => new StatedOwnerRule(rule)));
        var resolved = new ResolveOwners([.. rules[false].Select(rule => new OwnerRule(rule))], stated, PrecedenceOf(general, source));
        return [resolved, .. general.Transformers.Concat(source.Transformers).Select(Create)];
    }

    /// <summary>Which evidence of ownership counts in a source.</summary>
    public static OwnerPrecedence PrecedenceOf(TransformationOptions general, TransformationOptions source)
    {
        ArgumentNullException.ThrowIfNull(general);
        ArgumentNullException.ThrowIfNull(source);
        return source.Owners.Precedence ?? general.Owners.Precedence ?? OwnerPrecedence.Strongest;
    }

    /// <summary>What becomes of the owners that a destination knows from elsewhere.</summary>
    public static OwnershipMode ModeOf(TransformationOptions general, TransformationOptions source)
    {
        ArgumentNullException.ThrowIfNull(general);
        ArgumentNullException.ThrowIfNull(source);
        return source.Owners.Mode ?? general.Owners.Mode ?? OwnershipMode.Replace;
    }

    /// <summary>Everything that is wrong with the options; empty when nothing is.</summary>
    public static IReadOnlyList<OptionError> Validate(TransformationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TransformationValidator.Validate(options);
    }

    private static IMetadataTransformer Create(TransformerOptions options) => options.Type switch
    {
        TransformerType.AddOwners => new AddOwners(options),
        TransformerType.AddDomain => new AddDomain(options),
        TransformerType.AddTags => new AddTags(options),
        _ => throw new ArgumentException($"\"{options.Type}\" is not a type of transformer.", nameof(options)),
    };
}
