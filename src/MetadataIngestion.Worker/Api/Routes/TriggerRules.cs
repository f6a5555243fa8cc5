using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Configuration.Validation;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>What a crawl that a caller asks for must look like.</summary>
internal static class TriggerRules
{
    private const int LongestScope = 1000;

    /// <summary>What is wrong with it, by member.</summary>
    public static Dictionary<string, string[]> Check(TriggerRequest wish)
    {
        var errors = new Dictionary<string, string[]>();
        if (wish.RequestId is { } id && !EntryNames.IsValid(id))
            errors["requestId"] = [$"\"{id}\" {EntryNames.Rule}"];
        if (wish.Scope is { Length: > LongestScope })
            errors["scope"] = [$"is longer than {LongestScope} characters."];
        else if (wish.Scope is { } scope && !CrawlScope.TryParse(scope, out _, out var error))
            errors["scope"] = [error];

        return errors;
    }

    /// <summary>The request; without an id it gets one that never was.</summary>
    public static AdHocRequest ToRequest(TriggerRequest wish, string source, DateTimeOffset now) => new(wish.RequestId ?? RequestId.New(now), source)
    {
        Scope = wish.Scope,
        ApproveRemovals = wish.ApproveRemovals,
        NotBefore = wish.NotBefore?.ToUniversalTime(),
    };
}
