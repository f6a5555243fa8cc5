namespace MetadataIngestion.Worker.Diagnosis;

internal enum Health
{
    Good,

    /// <summary>It works, but somebody should look at it.</summary>
    Doubtful,

    /// <summary>Nothing works without it.</summary>
    Broken,
}
