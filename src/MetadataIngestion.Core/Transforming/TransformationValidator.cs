using MetadataIngestion.Core.Configuration;
using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Finds what is wrong with the options of transformers and owner rules.</summary>
internal sealed class TransformationValidator
{
    private readonly List<OptionError> _errors = [];

    public static IReadOnlyList<OptionError> Validate(TransformationOptions options)
    {
        var validator = new TransformationValidator();
        for (var i = 0; i < options.Transformers.Count; i++)
            validator.CheckTransformer($"Transformers:{i}", options.Transformers[i]);

        for (var i = 0; i < options.Owners.Rules.Count; i++)
            validator.CheckRule($"Owners:Rules:{i}", options.Owners.Rules[i]);

        return validator._errors;
    }

    private void CheckTransformer(string path, TransformerOptions options)
    {
        CheckPattern($"{path}:Match", options.Match);
        if (options.Kinds.Contains(Abstractions.AssetKinds.None))
            Add($"{path}:Kinds", "None is no kind of asset; write Containers, Datasets or Routines, or leave Kinds out for all.");

        if (options.Type is not { } type || !Enum.IsDefined(type))
        {
            Add($"{path}:Type", $"The type is missing or unknown; write {string.Join(", ", Enum.GetNames<TransformerType>())}.");
            return;
        }

        CheckOwners(path, type, options);
        CheckTags(path, type, options);
        CheckDomain(path, type, options);
    }

    private void CheckOwners(string path, TransformerType type, TransformerOptions options)
    {
        if (!CheckUse($"{path}:Owners", type, TransformerType.AddOwners, options.Owners.Count > 0))
        {
            if (options.OwnershipType is not null)
                CheckUse($"{path}:OwnershipType", type, TransformerType.AddOwners, isSet: true);

            return;
        }

        for (var i = 0; i < options.Owners.Count; i++)
            CheckOwner($"{path}:Owners:{i}", options.Owners[i]);
    }

    private void CheckTags(string path, TransformerType type, TransformerOptions options)
    {
        CheckUse($"{path}:Tags", type, TransformerType.AddTags, options.Tags.Count > 0);
        for (var i = 0; i < options.Tags.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(options.Tags[i]))
                Add($"{path}:Tags:{i}", "The tag is empty; write its name or remove it.");
        }
    }

    private void CheckDomain(string path, TransformerType type, TransformerOptions options) =>
        CheckUse($"{path}:Domain", type, TransformerType.AddDomain, !string.IsNullOrWhiteSpace(options.Domain));

    private void CheckRule(string path, OwnerRuleOptions options)
    {
        if (options.Principal is not null || !options.ReadsAssets)
            CheckPattern($"{path}:Principal", options.Principal);
        if (options.Property is not null && options.Tags)
            Add($"{path}:Tags", "The rule reads a property and tags; make it two rules.");
        if (options.Ignore && options.ReadsAssets)
            Add($"{path}:Ignore", "The rule ignores what only it would find; remove the rule, or Property or Tags.");

        if (!options.Ignore)
            CheckOwner($"{path}:Owner", options.Owner);
        else if (options.Owner is not null)
            Add($"{path}:Owner", "The rule has an owner and ignores the principal; remove Owner or Ignore.");
    }

    /// <summary>An option that belongs to one type of step is required there and an error elsewhere.</summary>
    /// <returns>Whether the step is of that type.</returns>
    private bool CheckUse(string path, TransformerType type, TransformerType owner, bool isSet)
    {
        if (type == owner && !isSet)
            Add(path, $"{owner} needs it; add it.");
        else if (type != owner && isSet)
            Add(path, $"{type} does not use it; remove it, or write {owner} as the type.");

        return type == owner;
    }

    private void CheckPattern(string path, string? pattern)
    {
        if (!NamePattern.TryParse(pattern, out _, out var error))
            Add(path, error);
    }

    private void CheckOwner(string path, string? owner)
    {
        if (OwnerReference.TryParse(owner) is null)
            Add(path, $"\"{owner}\" is not an owner; {OwnerReference.Expected}.");
    }

    private void Add(string path, string message) => _errors.Add(new OptionError(path, message));
}
