namespace MetadataIngestion.Storage.Copying;

/// <summary>A table that both stores have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns; what only one store has is not copied.</param>
internal sealed record CopiedTable(string Name, params CopiedColumn[] Columns)
{
    /// <summary>All of them, those first that others refer to.</summary>
    public static IReadOnlyList<CopiedTable> All { get; } =
    [
        new("source", Number("id"), Text("name")),
        new("aspect", new CopiedColumn("id", ColumnKind.Small), Text("name")),
        new("run", Number("id"), Text("run_id"), Number("source"), Text("request_id"), Text("scope"), Text("owner"), Text("worker"), Text("status"), Number("started_at"),
            Number("committed_at"), Number("emitted"), Number("first_offset"), Number("last_offset"), Text("report")),
        new("entity", Number("id"), Number("source"), AnyText("urn"), new CopiedColumn("urn_key", ColumnKind.Key), Text("entity_type"),
            new CopiedColumn("kind", ColumnKind.Small), AnyText("path"), AnyText("identity"), Flag("removed")),
        new("aspect_state", Number("entity"), new CopiedColumn("aspect", ColumnKind.Small), new CopiedColumn("fingerprint", ColumnKind.Digest), Number("log_offset")),
        new("memo", Number("entity"), new CopiedColumn("content", ColumnKind.Bytes)),
        new("edge", AnyText("upstream"), new CopiedColumn("upstream_key", ColumnKind.Key), Number("entity"), new CopiedColumn("aspect", ColumnKind.Small)),
        new("log", Number("log_offset"), Number("recorded_at"), Number("run"), Number("entity"), new CopiedColumn("aspect", ColumnKind.Small),
            new CopiedColumn("change_type", ColumnKind.Tiny), new CopiedColumn("headers", ColumnKind.Json), new CopiedColumn("payload", ColumnKind.Bytes), Text("event")),
        new("log_head", new CopiedColumn("id", ColumnKind.Small), Number("log_offset")),
        new("sink", Text("name"), Number("log_offset")),
        new("dead_letter", Text("sink"), Number("log_offset"), Text("reason"), Number("rejected_at")),
        new("ad_hoc_request", Number("id"), Text("request_id"), Text("source"), Text("scope"), Flag("approve"), Number("not_before"), Text("origin"), Text("state"),
            new CopiedColumn("attempts", ColumnKind.Small), Text("run_id"), Text("outcome"), Text("detail"), Number("filed_at"), Number("ended_at")),
        new("paused_source", Text("name")),
        new("quarantine", Text("source"), AnyText("urn"), AnyText("path"), AnyText("reason"), Text("state"), AnyText("content"), Text("run_id"), Number("since"),
            AnyText("identity"), Text("decision"), AnyText("decided_by"), AnyText("decided_why"), Number("decided_at")),
    ];

    private static CopiedColumn Number(string name) => new(name, ColumnKind.Number);

    private static CopiedColumn Text(string name) => new(name, ColumnKind.Text);

    private static CopiedColumn AnyText(string name) => new(name, ColumnKind.AnyText);

    private static CopiedColumn Flag(string name) => new(name, ColumnKind.Flag);
}
