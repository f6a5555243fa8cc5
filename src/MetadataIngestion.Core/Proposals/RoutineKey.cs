using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals;

/// <summary>How DataHub names routines: one flow for each container of routines, a job for each routine.</summary>
internal static class RoutineKey
{
    public const string FlowPart = "stored_procedures";

    public static string FlowName(AssetPath routine)
    {
        var container = routine.Name.AsSpan(0, routine.Name.Length - routine.LastPart.Length);
        return $"{container}{FlowPart}";
    }

    /// <summary>The routine's name; with arguments a digest of them follows, because names may be overloaded.</summary>
    public static string JobId(Routine routine) => string.IsNullOrEmpty(routine.Signature)
        ? routine.Path.LastPart
        : $"{routine.Path.LastPart}_{DataHubGuid.Of([new("argument_signature", routine.Signature)])}";
}
