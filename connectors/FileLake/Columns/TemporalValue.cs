namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>A date or a time.</summary>
/// <param name="Count">The units since 1970, or since midnight.</param>
/// <param name="Unit">What is counted.</param>
internal sealed record TemporalValue(long Count, TemporalUnit Unit) : ColumnValue
{
    public override string Text => Unit.Write(Count);

    protected override int? CompareTo(ColumnValue other) => other is TemporalValue { Count: var count } ? Count.CompareTo(count) : null;
}
