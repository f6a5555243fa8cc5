using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Applies the actions of a log, one after another.</summary>
internal sealed class DeltaReplay
{
    private readonly DeltaFiles _files = new();
    private IReadOnlyList<string> _clustering = [];
    private DateTimeOffset? _commitTime;

    public DeltaProtocol? Protocol { get; private set; }

    public DeltaMetadata? Metadata { get; private set; }

    /// <summary>The files that hold the rest of a checkpoint, in the order of their mention.</summary>
    public List<string> Sidecars { get; } = [];

    /// <summary>Applies one action: a line of a commit, or a row of a checkpoint, which has the same shape.</summary>
    /// <exception cref="SampleException">It is none.</exception>
    public void Apply(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, JsonMembers.Options);
            foreach (var action in document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject() : throw new JsonException("an action is no object"))
            {
                Apply(action.Name, action.Value);
            }
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            throw new SampleException($"is damaged: {exception.Message}", "Wait for the engine that writes the table to finish, then crawl again; else restore the file.", exception);
        }
    }

    public void EndCommit() => _files.EndCommit();

    public void BeginCommit() => _commitTime = null;

    public DeltaSnapshot At(long version) => new(version)
    {
        Protocol = Protocol,
        Metadata = Metadata,
        ClusteringColumns = _clustering,
        Contents = _files,
        Files = _files.Count,
        Bytes = _files.Bytes,
        Rows = _files.Rows,
        CommitTime = _commitTime,
    };

    private void Apply(string name, JsonElement action)
    {
        if (action.ValueKind != JsonValueKind.Object)
            return;

        switch (name)
        {
            case "protocol":
                Protocol = DeltaProtocol.Read(action);
                break;
            case "metaData":
                Metadata = DeltaMetadata.Read(action);
                break;
            case "add":
                _files.Add(action);
                break;
            case "remove":
                _files.Remove(action);
                break;
            case "commitInfo":
                _commitTime = JsonMembers.Time(action.Integer("inCommitTimestamp"));
                break;
            case "domainMetadata" when action.Text("domain") == "delta.clustering":
                _clustering = action.Flag("removed") == true ? [] : DeltaClustering.Read(action.Text("configuration"));
                break;
            case "sidecar" when action.Text("path") is { Length: > 0 } path:
                Sidecars.Add(path);
                break;
        }
    }
}
