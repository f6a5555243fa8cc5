using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Proposing;

/// <summary>
/// The URNs of what follows from contracts. A contract has one for each dataset that it is about, as DataHub knows contracts of one dataset
/// only; none depends on the contract's version, so that a new one goes on where the old one was.
/// </summary>
internal static class ContractUrns
{
    public static string Contract(Contract contract, string datasetUrn) =>
        "urn:li:dataContract:" + DataHubGuid.Of([new("contract", contract.Id), new("dataset", datasetUrn)]);

    public static string Assertion(Contract contract, string datasetUrn, string promise) =>
        "urn:li:assertion:" + DataHubGuid.Of([new("contract", contract.Id), new("dataset", datasetUrn), new("promise", promise)]);
}
