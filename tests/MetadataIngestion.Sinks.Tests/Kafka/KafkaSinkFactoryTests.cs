using MetadataIngestion.Sinks.Http;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class KafkaSinkFactoryTests
{
    private static readonly KafkaSinkOptions Valid = new() { BootstrapServers = "kafka:9092" };

    [Fact]
    public void Validate_BrokersAlone_AreEnough() => Assert.Empty(Validate(Valid));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Validate_NoBrokers_AsksForThem(string? brokers) => Assert.Equal(["BootstrapServers"], Validate(Valid with { BootstrapServers = brokers }));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a topic")]
    [InlineData("topic\n")]
    public void Validate_Topic_IsALegalName(string topic) => Assert.Equal(["Topic"], Validate(Valid with { Topic = topic }));

    [Fact]
    public void Validate_Limits_AreInReason() => Assert.Equal(
        ["MaxMessageBytes", "DeliveryTimeout"], Validate(Valid with { MaxMessageBytes = 0, DeliveryTimeout = TimeSpan.Zero }));

    [Theory]
    [InlineData(SchemaRegistryType.Internal, null, false, null)]
    [InlineData(SchemaRegistryType.Internal, "http://gms:8080/schema-registry/api", false, null)]
    [InlineData(SchemaRegistryType.None, null, false, null)]
    [InlineData(SchemaRegistryType.Confluent, "http://registry:8081", true, null)]
    [InlineData(SchemaRegistryType.Confluent, null, false, "SchemaRegistry:Url")]
    [InlineData(SchemaRegistryType.Internal, "gms", false, "SchemaRegistry:Url")]
    [InlineData(SchemaRegistryType.Internal, null, true, "SchemaRegistry:Register")]
    [InlineData(SchemaRegistryType.None, null, true, "SchemaRegistry:Register")]
    public void Validate_Registry_HasWhatItsTypeNeeds(SchemaRegistryType type, string? url, bool register, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Validate(Valid with { SchemaRegistry = new SchemaRegistryOptions { Type = type, Url = url, Register = register } }));

    [Fact]
    public void Validate_RegistryLogin_IsOneAndWhole() => Assert.Equal(
        ["SchemaRegistry:Token", "SchemaRegistry:Token", "SchemaRegistry:Tls:ClientKeyPath"],
        Validate(Valid with { SchemaRegistry = new SchemaRegistryOptions { Username = "u", Token = "a b", Tls = new TlsOptions { ClientKeyPath = "k" } } }));

    [Theory]
    [InlineData("sasl.password", null)]
    [InlineData("compression.type", null)]
    [InlineData("acks", "ProducerSettings:acks")]
    [InlineData("Enable.Idempotence", "ProducerSettings:Enable.Idempotence")]
    [InlineData("partitioner", "ProducerSettings:partitioner")]
    public void Validate_Setting_LeavesDeliveryCertain(string setting, string? expected) => Assert.Equal(
        expected is null ? [] : [expected], Validate(Valid.With(setting, "x")));

    private static IEnumerable<string> Validate(KafkaSinkOptions options) => new KafkaSinkFactory().Validate(options).Select(error => error.Path);
}
