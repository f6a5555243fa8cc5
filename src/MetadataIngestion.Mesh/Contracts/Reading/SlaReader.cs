using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Reads promises about the service, whose names come in two lengths and any case.</summary>
internal static class SlaReader
{
    public static SlaProperty? Read(YamlMapping node, string? defaultElement)
    {
        if (node.Text("property") is not { } name || node.Text("value") is not { } value)
            return null;

        var elements = node.Text("element") ?? defaultElement ?? string.Empty;
        return new SlaProperty(KindOf(name), value, node.Position)
        {
            Extension = node.Text("valueExt"),
            Unit = node.Text("unit"),
            Elements = elements.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static string KindOf(string name) => name.ToUpperInvariant() switch
    {
        "LY" or "LATENCY" => "latency",
        "FY" or "FREQUENCY" => "frequency",
        "RE" or "RETENTION" => "retention",
        "GA" or "GENERALAVAILABILITY" => "generalAvailability",
        "ES" or "ENDOFSUPPORT" => "endOfSupport",
        "EL" or "ENDOFLIFE" => "endOfLife",
        "ROWCOUNTGROWTH" => SlaProperty.RowCountGrowth,
        "AV" or "AVAILABILITY" => "availability",
        "TH" or "THROUGHPUT" => "throughput",
        "ER" or "ERRORRATE" => "errorRate",
        "TD" or "TIMETODETECT" => "timeToDetect",
        "TN" or "TIMETONOTIFY" => "timeToNotify",
        "TR" or "TIMETOREPAIR" => "timeToRepair",
        _ => name,
    };
}
