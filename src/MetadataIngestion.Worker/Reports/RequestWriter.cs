using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Writes requests to standard output in the form that the user asked for.</summary>
internal static class RequestWriter
{
    public static void Write(VerbContext context, IReadOnlyList<FiledRequest> requests)
    {
        if (!context.IsJson)
        {
            context.Tables.Print(["request", "source", "scope", "from", "filed", "state", "attempts", "outcome", "run"], requests.Select(Row));
            return;
        }

        foreach (var filed in requests)
            JsonLines.Write(context, Describe(filed));
    }

    private static string[] Row(FiledRequest filed) =>
    [
        filed.Request.Id,
        filed.Request.Source,
        filed.Request.Scope ?? "-",
        Word(filed.Origin),
        filed.FiledAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Word(filed.State),
        filed.Attempts.ToString(CultureInfo.InvariantCulture),
        filed.Outcome is { } outcome ? ReportPrinter.Describe(outcome) : "-",
        filed.Detail ?? filed.RunId ?? "-",
    ];

    private static JsonObject Describe(FiledRequest filed) => new()
    {
        ["requestId"] = filed.Request.Id,
        ["source"] = filed.Request.Source,
        ["scope"] = filed.Request.Scope,
        ["approveRemovals"] = filed.Request.ApproveRemovals,
        ["notBefore"] = filed.Request.NotBefore,
        ["origin"] = filed.Origin.ToString(),
        ["state"] = filed.State.ToString(),
        ["filedAt"] = filed.FiledAt,
        ["attempts"] = filed.Attempts,
        ["runId"] = filed.RunId,
        ["outcome"] = filed.Outcome?.ToString(),
        ["detail"] = filed.Detail,
        ["endedAt"] = filed.EndedAt,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
