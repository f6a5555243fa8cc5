namespace MetadataIngestion.Worker.Plugins;

/// <summary>Carries the options of the source at hand into its service scope.</summary>
internal sealed class SourceOptionsHolder
{
    public object? Options { get; set; }
}
