using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>A sink that can be delivered to.</summary>
/// <param name="Name">Its name in the configuration, under which its offset is kept.</param>
/// <param name="Options">Its options.</param>
/// <param name="Create">Makes the sink; whoever calls it disposes it.</param>
/// <param name="Fingerprint">Differs between two configurations when anything about the sink does.</param>
internal sealed record ConfiguredSink(string Name, SinkOptions Options, Func<IMetadataSink> Create, string Fingerprint);
