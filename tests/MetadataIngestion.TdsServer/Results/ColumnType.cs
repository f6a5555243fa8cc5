namespace MetadataIngestion.TdsServer.Results;

/// <summary>The types that results may have. All are nullable.</summary>
internal enum ColumnType
{
    Bit,
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    Float,
    Decimal,
    Money,
    Char,
    NVarChar,
    NVarCharMax,
    VarBinary,
    VarBinaryMax,
    Xml,
    UniqueIdentifier,
    Date,
    Time,
    DateTime,
    DateTime2,
    DateTimeOffset,
    Variant,
}
