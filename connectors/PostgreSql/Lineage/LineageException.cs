namespace MetadataIngestion.Connectors.PostgreSql.Lineage;

/// <summary>
/// The lineage of a view could not be taken from its parse tree. The message names positions and kinds, never text of the tree,
/// which may hold literals.
/// </summary>
internal sealed class LineageException(LineageFailure failure, string message) : Exception(message)
{
    public LineageFailure Failure => failure;

    public static LineageException Malformed(string message) => new(LineageFailure.Malformed, message);
}
