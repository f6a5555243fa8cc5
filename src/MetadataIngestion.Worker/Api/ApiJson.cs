using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Scheduling;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api;

/// <summary>The JSON form of what the API takes and gives: camel case, enumerations as words, times in UTC.</summary>
[JsonSerializable(typeof(TriggerRequest))]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(RetryRequest))]
[JsonSerializable(typeof(ItemList<SourceStatus>))]
[JsonSerializable(typeof(ItemList<SinkStatus>))]
[JsonSerializable(typeof(ItemList<WorkerStatus>))]
[JsonSerializable(typeof(ItemList<FiledRequest>))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(LogPage))]
[JsonSerializable(typeof(EntityView))]
[JsonSerializable(typeof(DeadLetterPage))]
[JsonSerializable(typeof(DeadLetterRetry))]
[JsonSerializable(typeof(DeadLetterDrop))]
[JsonSerializable(typeof(ItemList<QuarantineItem>))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(DecisionOutcome))]
[JsonSerializable(typeof(CommandOutcome))]
[JsonSerializable(typeof(ConfigurationView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(AdHocState?))]
[JsonSerializable(typeof(RunStatus?))]
[JsonSerializable(typeof(QuarantineStatus?))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Makes the options that all requests and responses use.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = Default;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }
}
