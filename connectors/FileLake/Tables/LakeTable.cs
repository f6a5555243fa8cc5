using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>What a table says of itself.</summary>
/// <param name="Dataset">The dataset: identity, schema, keys, partitioning, statistics, owners, properties, as far as the format knows them.</param>
/// <param name="Findings">What is wrong with the table, although it could be read; messages follow the table's name.</param>
internal sealed record LakeTable(Dataset Dataset, IReadOnlyList<Finding> Findings);
