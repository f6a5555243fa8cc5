namespace MetadataIngestion.TestKit;

/// <summary>Carries the options of the source at hand into its service scope.</summary>
internal sealed class OptionsHolder
{
    public object? Options { get; set; }
}
