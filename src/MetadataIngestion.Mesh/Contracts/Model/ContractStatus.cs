namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>How far a contract is in its life.</summary>
internal enum ContractStatus
{
    Proposed,
    Draft,
    Active,
    Deprecated,

    /// <summary>Over: nothing is checked any more.</summary>
    Retired,
}
