using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Tests.Proposals;

/// <summary>Runs the normalizer over assets and shows the entities it makes.</summary>
internal sealed class Normalized : IDisposable
{
    private readonly AssetNormalizer _normalizer;
    private readonly ProposalBatch _batch = new();

    public Normalized(long observedAt, params Asset[] assets)
    {
        _normalizer = new AssetNormalizer(new SourceContext("PROD", observedAt));
        foreach (var asset in assets)
        {
            _normalizer.Normalize(asset, _batch);
        }
    }

    public IReadOnlyList<EntityDraft> Entities => _batch.Entities;

    public static Normalized Of(params Asset[] assets) => new(1_700_000_000_000, assets);

    public EntityDraft Entity(string urn) => _batch.Entities.Single(entity => entity.Key.Urn == urn);

    public string Aspect(EntityDraft entity, string name) =>
        Encoding.UTF8.GetString(entity.Aspects.Single(aspect => aspect.Name == name).Json(_batch.Buffer).Span);

    public string Aspect(string urn, string name) => Aspect(Entity(urn), name);

    public void Dispose()
    {
        _normalizer.Dispose();
        _batch.Dispose();
    }
}
