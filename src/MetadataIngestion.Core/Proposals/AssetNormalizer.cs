using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals.Encoders;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Proposals;

/// <summary>Turns assets into entities with their aspects, in DataHub's model. Used by one thread, for one run.</summary>
internal sealed class AssetNormalizer : IDisposable
{
    private readonly SourceContext _source;
    private readonly AspectBuffer _scratch = new();
    private readonly AspectEncoder _encoder;
    private readonly SharedAspects _shared;
    private readonly OwnershipAspects _ownership;
    private readonly ContainerAspects _containers;
    private readonly DatasetAspects _datasets;
    private readonly SchemaAspects _schemas;
    private readonly LineageAspects _lineage;
    private readonly RoutineAspects _routines;
    private readonly HashSet<string> _flows = new(StringComparer.Ordinal);

    public AssetNormalizer(SourceContext source)
    {
        var properties = new PropertyWriter();
        _source = source;
        _encoder = new AspectEncoder(_scratch);
        _shared = new SharedAspects(_encoder, _scratch);
        _ownership = new OwnershipAspects(_encoder, source);
        _containers = new ContainerAspects(_encoder, properties, source);
        _datasets = new DatasetAspects(_encoder, properties, source);
        _schemas = new SchemaAspects(_encoder, new FieldWriter(properties), source);
        _lineage = new LineageAspects(_encoder, source);
        _routines = new RoutineAspects(_encoder, properties, source);
    }

    /// <summary>The containers seen so far.</summary>
    public ContainerTree Containers { get; } = new();

    /// <summary>Adds the entities that an asset stands for to a batch.</summary>
    public void Normalize(Asset asset, ProposalBatch batch)
    {
        switch (asset)
        {
            case Container container:
                AddContainer(container, batch);
                break;
            case Dataset dataset:
                AddDataset(dataset, batch);
                break;
            case Routine routine:
                AddRoutine(routine, batch);
                break;
        }
    }

    /// <summary>Adds an entity that follows from an asset to a batch.</summary>
    public void Add(DerivedEntity entity, ProposalBatch batch)
    {
        var path = $"{PathKey.Of(entity.Asset)}{PathKey.Separator}{entity.Name}";
        var draft = new EntityDraft(new EntityKey(entity.Urn, entity.EntityType, AssetKinds.None, path, Identity: null));
        draft.Add(_shared.Status);
        _encoder.WriteTo(batch.Buffer);
        foreach (var aspect in entity.Aspects)
            draft.Add(_encoder.Copy(aspect.Name, aspect.Json.Span, (aspect.Compared ?? aspect.Json).Span));

        batch.Entities.Add(draft);
    }

    /// <summary>Adds a finding to a batch. The time does not count, so that one that stays open is said once.</summary>
    public void Add(Finding finding, ProposalBatch batch)
    {
        var urn = FindingAspects.UrnOf(_source.Name, finding);
        var path = $"{(finding.Asset is null ? string.Empty : PathKey.Of(finding.Asset))}{PathKey.Separator}finding {urn}";
        var draft = new EntityDraft(new EntityKey(urn, EntityTypes.Incident, AssetKinds.None, path, Identity: null)) { Finding = finding };
        var compared = FindingAspects.Encode(finding, openedAt: 0, changedAt: 0, isOpen: true);
        _encoder.WriteTo(batch.Buffer);
        draft.Add(_encoder.Copy(AspectNames.IncidentInfo, compared));
        batch.Entities.Add(draft);
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _scratch.Dispose();
    }

    private void AddContainer(Container container, ProposalBatch batch)
    {
        var pathKey = PathKey.Of(container.Path);
        var urn = ContainerKey.UrnOf(container, _source.Environment);
        var draft = Draft(container, urn, EntityTypes.Container, AssetKinds.Containers, pathKey);
        var parent = Containers.EnclosingOf(pathKey);
        Containers.Add(pathKey, urn);
        AddCommon(draft, container, parent);
        _encoder.WriteTo(batch.Buffer);
        draft.Add(_containers.Properties(container));
        AddDecided(draft, container);
        batch.Entities.Add(draft);
    }

    private void AddDataset(Dataset dataset, ProposalBatch batch)
    {
        var urn = Urn.Dataset(dataset.Path, _source.Environment);
        var pathKey = PathKey.Of(dataset.Path);
        var key = new EntityKey(urn, EntityTypes.Dataset, AssetKinds.Datasets, pathKey, dataset.Identity);
        var draft = new EntityDraft(key) { Dataset = dataset, Unknown = dataset.Unknown };
        AddCommon(draft, dataset, Containers.EnclosingOf(pathKey));
        _encoder.WriteTo(batch.Buffer);
        draft.Add(_datasets.Properties(dataset));
        if (dataset.Schema is { } schema)
            draft.Add(_schemas.Schema(dataset, schema, urn));
        AddDecided(draft, dataset);
        if (dataset.View is { } view)
            draft.Add(_datasets.View(view));
        if (dataset.Upstreams.Count > 0)
            draft.Add(_lineage.Upstreams(dataset, urn));
        if (dataset.Statistics is { } statistics)
            draft.Add(_datasets.Profile(statistics, dataset.Schema));
        batch.Entities.Add(draft);
    }

    private void AddRoutine(Routine routine, ProposalBatch batch)
    {
        var pathKey = PathKey.Of(routine.Path);
        var flow = RoutineKey.FlowName(routine.Path);
        var flowUrn = Urn.DataFlow(routine.Path.Platform, routine.Path.Instance, flow, _source.Environment);
        if (_flows.Add(flowUrn))
            AddFlow(routine.Path, flow, flowUrn, batch);

        var urn = Urn.DataJob(flowUrn, RoutineKey.JobId(routine));
        var draft = Draft(routine, urn, EntityTypes.DataJob, AssetKinds.Routines, pathKey);
        AddCommon(draft, routine, Containers.EnclosingOf(pathKey));
        _encoder.WriteTo(batch.Buffer);
        draft.Add(_routines.JobInfo(routine));
        AddDecided(draft, routine);
        if (routine.Definition is { } definition)
            draft.Add(_routines.Logic(definition, routine.Language));
        if (routine.Inputs.Count > 0 || routine.Outputs.Count > 0)
            draft.Add(_routines.InputOutput(routine));
        batch.Entities.Add(draft);
    }

    /// <summary>The flow gathers the routines of a container and lies beside them, in the container around it.</summary>
    private void AddFlow(AssetPath routine, string name, string urn, ProposalBatch batch)
    {
        var container = PathKey.Parent(PathKey.Of(routine));
        var pathKey = $"{container}{PathKey.Separator}{RoutineKey.FlowPart}";
        var draft = new EntityDraft(new EntityKey(urn, EntityTypes.DataFlow, AssetKinds.Routines, pathKey, Identity: null));
        AddPlace(draft, routine, Containers.EnclosingOf(container), "Procedures Container");
        _encoder.WriteTo(batch.Buffer);
        draft.Add(_routines.FlowInfo(name));
        batch.Entities.Add(draft);
    }

    private static EntityDraft Draft(Asset asset, string urn, string entityType, AssetKinds kind, string pathKey) =>
        new(new EntityKey(urn, entityType, kind, pathKey, asset.Identity)) { Unknown = asset.Unknown };

    private void AddCommon(EntityDraft draft, Asset asset, ContainerNode? parent) => AddPlace(draft, asset.Path, parent, asset.SubType);

    private void AddPlace(EntityDraft draft, AssetPath path, ContainerNode? parent, string subType)
    {
        if (parent is not null)
            draft.Add(_shared.Container(parent.Urn));
        draft.Add(_shared.SubTypes(subType));
        draft.Add(_shared.Status);
        draft.Add(_shared.DataPlatformInstance(path));
        draft.Add(_shared.BrowsePath(path, parent));
    }

    private void AddDecided(EntityDraft draft, Asset asset)
    {
        _ownership.AddTo(draft, asset);
        foreach (var aspect in asset.CustomAspects)
        {
            draft.Add(_encoder.Copy(aspect.Name, aspect.Json.Span));
        }
    }
}
