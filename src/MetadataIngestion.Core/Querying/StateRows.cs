namespace MetadataIngestion.Core.Querying;

/// <summary>What a query answered.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The rows; a value is a text, a <see cref="long"/>, a <see cref="double"/> or <see langword="null"/>.</param>
/// <param name="IsCutOff">Whether there were more rows than the limit.</param>
public sealed record StateRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool IsCutOff);
