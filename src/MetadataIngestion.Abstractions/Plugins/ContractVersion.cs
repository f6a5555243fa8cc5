namespace MetadataIngestion.Abstractions;

/// <summary>The version of the contract between host and plugins.</summary>
/// <remarks>
/// A host loads a plugin whose contract has the same major version and a minor version that is not newer than its own.
/// </remarks>
public static class ContractVersion
{
    /// <summary>The contract that this assembly defines.</summary>
    public static Version Current { get; } = new(1, 0);

    /// <summary>Whether a host with <see cref="Current"/> can load a plugin built against <paramref name="contract"/>.</summary>
    public static bool Supports(Version contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Major == Current.Major && contract.Minor <= Current.Minor;
    }
}
