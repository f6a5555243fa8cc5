namespace MetadataIngestion.Core.Storing;

/// <summary>A part of a run whose source is split over workers.</summary>
/// <param name="Number">Its number in the run; <see cref="Rest"/> for all that is in no other.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">The containers or assets it consists of, each as in <see cref="EntityKey.Path"/>.</param>
public sealed record RunPart(int Number, string Name, IReadOnlyList<string> Scopes)
{
    /// <summary>The number of the part that holds what is in no other.</summary>
    public const int Rest = 0;
}
