using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>A sink that can be delivered to.</summary>
/// <param name="Name">Its name in the configuration, under which its offset is kept.</param>
/// <param name="Type">Its type.</param>
/// <param name="Create">Makes the sink; whoever calls it disposes it.</param>
internal sealed record ConfiguredSink(string Name, string Type, Func<IMetadataSink> Create);
