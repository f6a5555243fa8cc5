using System.Security.Cryptography;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Api.Models;
using MetadataIngestion.Worker.Configuration.Validation;

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
        else if (wish.Scope is { } scope && AssetFilter.Validate(new FilterOptions { Allow = [scope] }) is [var error, ..])
            errors["scope"] = [error.Message];

        return errors;
    }

    /// <summary>The request; without an id it gets one that never was.</summary>
    public static AdHocRequest ToRequest(TriggerRequest wish, string source) => new(wish.RequestId ?? NewId(), source)
    {
        Scope = wish.Scope,
        ApproveRemovals = wish.ApproveRemovals,
        NotBefore = wish.NotBefore?.ToUniversalTime(),
    };

    private static string NewId() => $"api-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
}
