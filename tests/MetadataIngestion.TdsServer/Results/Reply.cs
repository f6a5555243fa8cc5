namespace MetadataIngestion.TdsServer.Results;

/// <summary>What the server does about a statement.</summary>
/// <param name="Write">Writes the tokens of the answer.</param>
internal sealed record Reply(Action<TokenWriter> Write)
{
    /// <summary>Closes the connection after so many bytes of the answer.</summary>
    public int? DropAfter { get; init; }

    /// <summary>Answers nothing until the client cancels.</summary>
    public bool WaitsForAttention { get; init; }

    /// <summary>Answers what is written and then nothing more, as if the rest were still to come, until the client cancels.</summary>
    public bool Stalls { get; init; }

    /// <summary>Answers of one key are the same and are built once; null for answers that are built every time.</summary>
    public string? Key { get; init; }

    public static Reply Silence { get; } = new(static _ => { }) { WaitsForAttention = true };

    public static Reply Failure(params ServerError[] errors) => new(writer => writer.WriteErrors(errors));

    public static Reply Nothing { get; } = new(static writer => writer.WriteDone(0));
}
