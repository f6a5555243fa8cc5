namespace MetadataIngestion.Sinks.Kafka;

/// <summary>The schema that values are written with.</summary>
/// <param name="Id">Its id in the registry, which consumers look up.</param>
/// <param name="SystemMetadataFields">How many fields its record <c>SystemMetadata</c> has: 8 before version 3, else 11; 0 where there is no such record.</param>
internal readonly record struct WriterSchema(int Id, int SystemMetadataFields)
{
    public const int FieldsBeforeVersion3 = 8;
    public const int FieldsOfVersion3 = 11;

    /// <summary>The newest one of DataHub's internal registry, whose ids are fixed.</summary>
    public static readonly WriterSchema InternalNewest = new(16, FieldsOfVersion3);

    /// <summary>The one of platform events in DataHub's internal registry.</summary>
    public static readonly WriterSchema InternalEvent = new(4, 0);
}
