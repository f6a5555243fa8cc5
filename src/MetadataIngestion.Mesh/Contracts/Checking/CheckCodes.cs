namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>The codes of checks. They never change their meaning.</summary>
internal static class CheckCodes
{
    /// <summary>The dataset is there.</summary>
    public const string Dataset = "DC101";

    /// <summary>It is of the physical type, such as a table or a view.</summary>
    public const string Kind = "DC102";

    /// <summary>A field is there.</summary>
    public const string Missing = "DC201";

    /// <summary>There are no fields beside those of the contract.</summary>
    public const string Extra = "DC202";

    /// <summary>A field's type is of the logical type.</summary>
    public const string LogicalType = "DC203";

    /// <summary>A field's type is the physical type.</summary>
    public const string PhysicalType = "DC204";

    /// <summary>A required field takes no nulls.</summary>
    public const string Required = "DC205";

    /// <summary>Values keep within a length.</summary>
    public const string Length = "DC206";

    /// <summary>Values keep within bounds.</summary>
    public const string Range = "DC207";

    /// <summary>Values follow a format or pattern.</summary>
    public const string Format = "DC208";

    /// <summary>A time is with or without a time zone.</summary>
    public const string TimeZone = "DC209";

    /// <summary>The primary key has the fields in their order.</summary>
    public const string PrimaryKey = "DC301";

    /// <summary>A field's values are unique.</summary>
    public const string Unique = "DC302";

    /// <summary>Fields refer to those of another dataset.</summary>
    public const string Relationship = "DC303";

    /// <summary>The dataset is partitioned by the fields in their order.</summary>
    public const string Partitioned = "DC304";

    /// <summary>A classification or tag is there.</summary>
    public const string Tag = "DC401";

    /// <summary>How many values are null.</summary>
    public const string NullValues = "DC501";

    /// <summary>How many values are there twice.</summary>
    public const string DuplicateValues = "DC502";

    /// <summary>How many rows there are.</summary>
    public const string RowCount = "DC503";

    /// <summary>How many values are not valid.</summary>
    public const string InvalidValues = "DC504";

    /// <summary>A rule that only the data can answer.</summary>
    public const string DataRule = "DC505";

    /// <summary>The data is recent.</summary>
    public const string Freshness = "DC601";

    /// <summary>The data is kept long enough.</summary>
    public const string Retention = "DC602";

    /// <summary>The dataset is within its promised life.</summary>
    public const string Lifetime = "DC603";

    /// <summary>The number of rows grows as promised.</summary>
    public const string Growth = "DC605";

    /// <summary>A promise that metadata cannot answer.</summary>
    public const string Service = "DC604";
}
