using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Proposals;

public sealed class AssetNormalizerRoutineTests
{
    private const string Flow = "urn:li:dataFlow:(postgres,postgrestest.public.stored_procedures,PROD)";

    private static readonly Routine s_procedure = new()
    {
        Path = SampleAssets.Schema.Path.Child("close_month"),
        SubType = "Stored Procedure",
        Language = "plpgsql",
        Definition = "BEGIN END",
    };

    [Fact]
    public void Normalize_TwoRoutines_ShareOneFlow()
    {
        using var normalized = Normalized.Of(SampleAssets.Database, SampleAssets.Schema, s_procedure, s_procedure with { Path = SampleAssets.Schema.Path.Child("open_month") });

        Assert.Equal(
            [SampleAssets.DatabaseUrn, SampleAssets.SchemaUrn, Flow, $"urn:li:dataJob:({Flow},close_month)", $"urn:li:dataJob:({Flow},open_month)"],
            normalized.Entities.Select(entity => entity.Key.Urn));
        Assert.Equal("""{"customProperties":{},"name":"postgrestest.public.stored_procedures","env":"PROD"}""", normalized.Aspect(Flow, "dataFlowInfo"));
        Assert.Equal("""{"typeNames":["Procedures Container"]}""", normalized.Aspect(Flow, "subTypes"));
        Assert.Equal($$"""{"container":"{{SampleAssets.DatabaseUrn}}"}""", normalized.Aspect(Flow, "container"));
    }

    [Fact]
    public void Normalize_Routine_BecomesJobWithLogic()
    {
        using var normalized = Normalized.Of(SampleAssets.Database, SampleAssets.Schema, s_procedure);
        const string Urn = $"urn:li:dataJob:({Flow},close_month)";

        Assert.Equal("""{"customProperties":{"language":"plpgsql"},"name":"close_month","type":{"string":"Stored Procedure"},"env":"PROD"}""", normalized.Aspect(Urn, "dataJobInfo"));
        Assert.Equal("""{"transforms":[{"queryStatement":{"value":"BEGIN END","language":"SQL"}}]}""", normalized.Aspect(Urn, "dataTransformLogic"));
        Assert.Equal($$"""{"container":"{{SampleAssets.SchemaUrn}}"}""", normalized.Aspect(Urn, "container"));
    }

    [Fact]
    public void Normalize_Arguments_AreDigestedIntoTheJobId()
    {
        var routine = s_procedure with
        {
            Signature = "IN urn character varying, IN aspect character varying, IN version bigint, IN metadata text, IN createdon timestamp without time zone, IN createdby character varying, IN metadata_json json",
        };
        using var normalized = Normalized.Of(routine);

        Assert.Equal($"urn:li:dataJob:({Flow},close_month_22b7c21680c08595bac1344d1d357044)", normalized.Entities[^1].Key.Urn);
    }

    [Fact]
    public void Normalize_InputsAndOutputs_BecomeJobEdges()
    {
        using var normalized = Normalized.Of(s_procedure with { Inputs = [SampleAssets.Orders.Path] });

        Assert.Equal($$"""{"inputDatasets":["{{SampleAssets.OrdersUrn}}"],"outputDatasets":[]}""", normalized.Aspect(normalized.Entities[^1], "dataJobInputOutput"));
    }
}
