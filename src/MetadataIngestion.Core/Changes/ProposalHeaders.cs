namespace MetadataIngestion.Core.Changes;

/// <summary>The headers that proposals carry.</summary>
public static class ProposalHeaders
{
    /// <summary>On a <c>status</c> that says removed: why. One of <see cref="RemovalReasons"/>.</summary>
    public const string RemovalReason = "removal-reason";

    /// <summary>On a removal with the reason <c>renamed</c>: the URN under which the entity lives on.</summary>
    public const string RenamedTo = "renamed-to";

    /// <summary>On a <c>schemaMetadata</c>: a JSON object from the old to the new path of each renamed field.</summary>
    public const string RenamedFields = "renamed-fields";
}
