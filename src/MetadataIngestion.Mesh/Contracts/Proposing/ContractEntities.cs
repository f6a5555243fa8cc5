using System.Text.Json;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Proposing;

/// <summary>Makes the entities that a contract and its checks are in DataHub's model.</summary>
internal static class ContractEntities
{
    private const int MaxToldResults = 50;

    public static IEnumerable<DerivedEntity> Of(ContractOutcome outcome, InspectedRun run)
    {
        var dataset = Urn.Dataset(outcome.Dataset.Path, run.Environment);
        foreach (var promise in outcome.Promises)
            yield return Assertion(outcome, promise, dataset, run);

        yield return Contract(outcome, dataset);
    }

    private static DerivedEntity Contract(ContractOutcome outcome, string dataset)
    {
        var contract = outcome.Target.Contract;
        return new DerivedEntity(ContractUrns.Contract(contract, dataset), EntityTypes.DataContract, outcome.Dataset.Path, $"contract {contract.Id}",
        [
            JsonAspects.Write(AspectNames.DataContractProperties, json => WriteProperties(json, outcome, dataset)),
            JsonAspects.Write(AspectNames.DataContractStatus, json =>
            {
                json.WriteStartObject("customProperties");
                json.WriteString("odcs.id", contract.Id);
                json.WriteString("odcs.status", contract.Status.ToString().ToLowerInvariant());
                json.WriteString("odcs.version", contract.Version);
                json.WriteEndObject();
                json.WriteString("state", contract.Status is ContractStatus.Active or ContractStatus.Deprecated ? "ACTIVE" : "PENDING");
            }),
        ]);
    }

    private static void WriteProperties(Utf8JsonWriter json, ContractOutcome outcome, string dataset)
    {
        json.WriteString("entity", dataset);
        WriteAssertions(json, "schema", outcome, dataset, PromiseKind.Structure);
        WriteAssertions(json, "freshness", outcome, dataset, PromiseKind.Freshness);
        WriteAssertions(json, "dataQuality", outcome, dataset, PromiseKind.Constraints, PromiseKind.Quality, PromiseKind.Service);
        json.WriteString("rawContract", outcome.Target.Contract.Document.Normalize());
    }

    private static void WriteAssertions(Utf8JsonWriter json, string name, ContractOutcome outcome, string dataset, params ReadOnlySpan<PromiseKind> kinds)
    {
        json.WriteStartArray(name);
        foreach (var promise in outcome.Promises)
        {
            if (!kinds.Contains(promise.Kind))
                continue;

            json.WriteStartObject();
            json.WriteString("assertion", ContractUrns.Assertion(outcome.Target.Contract, dataset, Key(outcome, promise)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static DerivedEntity Assertion(ContractOutcome outcome, Promise promise, string dataset, InspectedRun run)
    {
        var key = Key(outcome, promise);
        var urn = ContractUrns.Assertion(outcome.Target.Contract, dataset, key);
        var info = JsonAspects.Write(AspectNames.AssertionInfo, json => new AssertionInfo(json, outcome, dataset).Write(promise));
        DerivedAspect[] aspects = promise.IsAnswerable ? [info, RunEvent(promise, urn, dataset, run)] : [info];
        return new DerivedEntity(urn, EntityTypes.Assertion, outcome.Dataset.Path, $"assertion {outcome.Target.Contract.Id} {key}", aspects);
    }

    private static string Key(ContractOutcome outcome, Promise promise) => $"{outcome.Target.Schema.Name}:{promise.Key}";

    /// <summary>When the result is the same as the last one nothing is said again, so the time and the run do not count.</summary>
    private static DerivedAspect RunEvent(Promise promise, string urn, string dataset, InspectedRun run) => new(
        AspectNames.AssertionRunEvent,
        JsonAspects.Bytes(json => WriteRunEvent(json, promise, urn, dataset, run.StartedAt.ToUnixTimeMilliseconds(), run.RunId)))
    {
        Compared = JsonAspects.Bytes(json => WriteRunEvent(json, promise, urn, dataset, 0, string.Empty)),
    };

    private static void WriteRunEvent(Utf8JsonWriter json, Promise promise, string urn, string dataset, long time, string runId)
    {
        json.WriteNumber("timestampMillis", time);
        json.WriteString("runId", runId);
        json.WriteString("asserteeUrn", dataset);
        json.WriteString("status", "COMPLETE");
        WriteResult(json, promise);
        json.WriteString("assertionUrn", urn);
        json.WriteStartObject("partitionSpec");
        json.WriteString("partition", "FULL_TABLE_SNAPSHOT");
        json.WriteString("type", "FULL_TABLE");
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Promise promise)
    {
        json.WriteStartObject("result");
        json.WriteString("type", promise.Verdict switch { Verdict.Failed => "FAILURE", Verdict.Unknown => "ERROR", _ => "SUCCESS" });
        json.WriteStartObject("nativeResults");
        var told = promise.Results.Where(result => result.Verdict != Verdict.Passed || promise.Results.Count == 1).OrderByDescending(result => result.Verdict).Take(MaxToldResults);
        foreach (var group in told.GroupBy(result => $"{result.Code} {result.Subject}".TrimEnd(), StringComparer.Ordinal))
            json.WriteString(group.Key, string.Join(" ", group.Select(Describe)));
        json.WriteEndObject();
        if (promise.Verdict == Verdict.Unknown)
        {
            json.WriteStartObject("error");
            json.WriteString("type", "INSUFFICIENT_DATA");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Describe(CheckResult result) => result.Evidence == Evidence.None
        ? $"unknown: {result.Message}"
        : $"{result.Verdict.ToString().ToLowerInvariant()}, {result.Evidence.ToString().ToLowerInvariant()}: {result.Message}";
}
