namespace MetadataIngestion.Core.Storing;

/// <summary>What only one process may do at a time on a store.</summary>
/// <param name="Name">Its name, such as <c>service</c> or <c>sink/datahub</c>.</param>
public sealed record StoreLease(string Name)
{
    /// <summary>Being the service of a store that is for one machine.</summary>
    public static StoreLease Service { get; } = new("service");

    /// <summary>Delivering to a sink.</summary>
    public static StoreLease Sink(string name) => new($"sink/{name}");
}
