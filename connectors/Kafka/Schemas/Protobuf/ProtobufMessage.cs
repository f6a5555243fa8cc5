using Google.Protobuf.Reflection;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Protobuf;

/// <summary>A message and its full name.</summary>
internal sealed record ProtobufMessage(string FullName, DescriptorProto Descriptor)
{
    public bool IsMapEntry => Descriptor.Options?.MapEntry == true;
}
