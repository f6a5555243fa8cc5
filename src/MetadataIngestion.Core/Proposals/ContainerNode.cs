namespace MetadataIngestion.Core.Proposals;

/// <summary>A container of this run: its URN and the URNs from the outermost container down to it.</summary>
internal sealed record ContainerNode(string Urn, IReadOnlyList<string> Chain);
