using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Classification;
using MetadataIngestion.Mesh.Domains;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Sensitivity;

namespace MetadataIngestion.Mesh.Stewardship;

/// <summary>What the mesh says about the assets of one run of a source.</summary>
public sealed class MeshStewardship
{
    internal MeshStewardship(MeshCatalog catalog, string source, OwnerPrecedence precedence, DateOnly today, PolicyCatalog policies)
    {
        var domains = new DomainAssignment(catalog, source);
        var findings = new OwnerFindings(source, catalog);
        var patterns = new PatternUse(catalog, policies, source);
        var owners = new OwnerAssignment(catalog, source, precedence, findings);

        SensitivityTagging[] tagging = catalog.Sensitivity is { } settings ? [new SensitivityTagging(settings, new SensitivityDetector(SensitivityDictionary.BuiltIn), source, today)] : [];

        ClassificationTagging[] classifying = catalog.Classification.For(source) is { Rules.Count: > 0 } rules ? [new ClassificationTagging(rules, catalog, source)] : [];

        // Owners come after domains, which have some of their own to give, and rules after what they may look at.
        Transformers = [.. domains.IsIdle ? [] : new[] { domains }, .. catalog.HasOwners ? new[] { owners } : [], .. tagging, .. classifying];
        Inspectors = [.. domains.IsIdle ? [] : new[] { domains }, .. catalog.WatchesOwners ? new[] { findings } : [], .. tagging, .. classifying, .. patterns.IsIdle ? [] : new[] { patterns }];
    }

    /// <summary>The steps that assign it, to run after the configured ones.</summary>
    public IReadOnlyList<IMetadataTransformer> Transformers { get; }

    /// <summary>Those who tell of what is not right.</summary>
    public IReadOnlyList<IAssetInspector> Inspectors { get; }
}
