using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>A run whose source has yielded its last asset.</summary>
public sealed class InspectedRun
{
    private readonly RunObservations _observations;
    private readonly ContainerTree _containers;

    internal InspectedRun(RunObservations observations, ContainerTree containers) => (_observations, _containers) = (observations, containers);

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>When the run looked.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The fabric that the source belongs to, in upper case.</summary>
    public required string Environment { get; init; }

    /// <summary>Whether the run was limited to a part of the source.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>Whether the run saw all of the source that the configuration wants: every container was listed to its end, and every asset could be read.</summary>
    public bool IsWhole => !IsPartial && _observations.Unreadable.IsEmpty && _observations.Scopes.IsWhole(_containers.Paths);

    /// <summary>The source itself, as its paths have it; <see langword="null"/> when it said nothing about any path.</summary>
    public AssetPath? Root => _observations.Root;

    /// <summary>Whether the run found a container.</summary>
    public bool HasContainer(AssetPath path) => _containers.Contains(PathKey.Of(path));

    /// <summary>Whether a dataset that was not seen is certainly not there: what would hold it was listed to its end.</summary>
    public bool ProvesAbsence(AssetPath dataset)
    {
        var key = PathKey.Of(dataset);
        return !_observations.Unreadable.Covers(key)
            && !_observations.Filtered.Covers(key)
            && _observations.Scopes.ProvesAbsence(key, AssetKinds.Datasets, _containers);
    }
}
