namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>How a rule compares.</summary>
internal enum QualityOperator
{
    Be,
    NotBe,
    BeGreaterThan,
    BeGreaterOrEqualTo,
    BeLessThan,
    BeLessOrEqualTo,
    BeBetween,
    NotBeBetween,
}
