namespace MetadataIngestion.TestKit;

/// <content>What a connector says of itself, and its options.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>Type, assembly, contract and version are the same in <c>plugin.json</c> and in the plugin.</summary>
    [ConformanceFact]
    public void Descriptor_AndManifest_Agree() => ManifestRules.Check(CreatePlugin(), ConnectorFolder);

    /// <summary>Names, versions and types are such that a host accepts the plugin.</summary>
    [ConformanceFact]
    public void Descriptor_Always_IsWellFormed() => DescriptorRules.Check(CreatePlugin());

    /// <summary>The options in <c>sample.json</c> exist, have the right types and validate.</summary>
    [ConformanceFact]
    public async Task Sample_Always_Validates()
    {
        await using var host = CreateHost();
        SampleRules.Check(host, ConnectorFolder);
    }

    /// <summary>A key that is not an option is an error.</summary>
    [ConformanceFact]
    public void Options_UnknownKey_IsRefused() => OptionsRules.CheckStrict(CreatePlugin().Descriptor.OptionsType);

    /// <summary>Options that can work validate, whether or not there is a source behind them.</summary>
    [ConformanceFact]
    public async Task Options_ThatCanWork_Validate()
    {
        await using var host = CreateHost();
        OptionsRules.CheckValid(host, CreateOptions(), nameof(CreateOptions));
        OptionsRules.CheckValid(host, CreateUnreachableOptions(), nameof(CreateUnreachableOptions));
    }

    /// <summary>Options that cannot work are refused before anything is started.</summary>
    [ConformanceFact]
    public async Task Options_ThatCannotWork_AreRefused()
    {
        await using var host = CreateHost();
        foreach (var options in CreateInvalidOptions())
            OptionsRules.CheckInvalid(host, options);
    }

    /// <summary>Making a plugin and a source does no I/O.</summary>
    [ConformanceFact]
    public Task Constructor_OfAnUnreachableSource_DoesNothing() => ConstructionRules.CheckAsync(CreatePlugin, CreateUnreachableOptions());
}
