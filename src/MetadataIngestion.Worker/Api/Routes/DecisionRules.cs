using MetadataIngestion.Worker.Api.Models;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>What a decision about a dataset in quarantine must say.</summary>
internal static class DecisionRules
{
    private const int LongestText = 1000;

    /// <summary>What is wrong with it, by member.</summary>
    public static Dictionary<string, string[]> Check(DecisionRequest? decision, bool isApproval)
    {
        var errors = new Dictionary<string, string[]>();
        Require("state", decision?.State);
        Require("by", decision?.By);
        Require("reason", decision?.Reason);
        if (decision is { Crawl: true } && !isApproval)
            errors["crawl"] = ["is for approvals only."];

        return errors;

        void Require(string name, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
                errors[name] = ["must say something."];
            else if (value.Length > LongestText)
                errors[name] = [$"is longer than {LongestText} characters."];
        }
    }
}
