namespace MetadataIngestion.Connectors.PostgreSql.Lineage;

/// <summary>A source column (negative attnum: a system column) and the way it takes part.</summary>
internal readonly record struct LineageEdge(uint RelationOid, short Attnum, LineageKind Kind) : IComparable<LineageEdge>
{
    public bool IsDirect => Kind <= LineageKind.Aggregation;

    /// <summary>Direct edges first, then by source, then by kind.</summary>
    public int CompareTo(LineageEdge other)
    {
        if (IsDirect != other.IsDirect)
            return IsDirect ? -1 : 1;
        if (RelationOid != other.RelationOid)
            return RelationOid.CompareTo(other.RelationOid);
        return Attnum != other.Attnum ? Attnum.CompareTo(other.Attnum) : Kind.CompareTo(other.Kind);
    }

    public bool HasSameSource(LineageEdge other) => RelationOid == other.RelationOid && Attnum == other.Attnum;
}
