using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Notices definitions that are not to be had, so that none is ever silently empty.</summary>
internal sealed class DefinitionCheck
{
    /// <summary>How many definitions the login may not see.</summary>
    public int Hidden { get; private set; }

    /// <summary>A definition that the login may not see is unknown; an encrypted one is none.</summary>
    public static AssetFacets UnknownOf(ModuleRow? module) => module is { Definition: null, IsEncrypted: false } ? AssetFacets.Definition : AssetFacets.None;

    /// <summary>A warning about an encrypted definition; those that the login may not see are counted.</summary>
    public CrawlWarning? Note(AssetPath path, ModuleRow? module)
    {
        if (module is not { Definition: null })
            return null;
        if (module.IsEncrypted)
            return new CrawlWarning(path, $"The definition of {path} is encrypted (WITH ENCRYPTION), so it is described without one.");
        Hidden++;
        return null;
    }
}
