namespace MetadataIngestion.Worker.Plugins;

/// <summary>A plugin's validators for its options type, for a host that knows that type only at run time.</summary>
internal interface IOptionsValidation
{
    /// <summary>What is wrong with the options, for people; empty when nothing is.</summary>
    IReadOnlyList<string> Validate(object options);
}
