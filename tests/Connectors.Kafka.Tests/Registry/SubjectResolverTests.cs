using MetadataIngestion.Connectors.Kafka.Registry;
using MetadataIngestion.Connectors.Kafka.Settings;
using RegisteredSchema = MetadataIngestion.Connectors.Kafka.Registry.RegisteredSchema;

namespace Connectors.Kafka.Tests.Registry;

public sealed class SubjectResolverTests
{
    [Fact]
    public void Find_TopicName_IsExact()
    {
        var resolver = Resolver(["orders-key", "orders-value", "orders.RETRY-value", "orders-archive-value"]);

        Assert.Equal(["orders-key"], resolver.FindKey("orders").Subjects);
        Assert.Equal(["orders-value"], resolver.FindValue("orders").Subjects);
    }

    [Theory]
    [InlineData("orders.RETRY-value")]
    [InlineData("orders-retry-value")]
    [InlineData("Orders-value")]
    public void Find_SubjectThatOnlyBeginsAlike_IsAnotherTopics(string subject) => Assert.Empty(Resolver([subject]).FindValue("orders").Subjects);

    [Fact]
    public void Find_TopicAndRecord_TakesAllOfTheTopic()
    {
        var choice = Resolver(["orders-shop.Placed", "orders-shop.Cancelled", "orders-old-shop.Placed"], RecordOf).FindValue("orders");

        Assert.Equal(["orders-shop.Cancelled", "orders-shop.Placed"], choice.Subjects);
        Assert.Equal("TopicRecordName", choice.Strategy);
    }

    [Fact]
    public void Find_TopicWithADashAndRecord_IsTheWholeTopic() =>
        Assert.Equal(["orders-old-shop.Placed"], Resolver(["orders-shop.Placed", "orders-old-shop.Placed"], RecordOf).FindValue("orders-old").Subjects);

    [Fact]
    public void Find_Map_GoesBeforeNames()
    {
        var options = new SchemaRegistryOptions { Url = "http://r", SubjectMap = new Dictionary<string, string> { ["orders-value"] = "shop.Order" } };

        var choice = Resolver(["orders-value", "shop.Order"], options: options).FindValue("orders");

        Assert.Equal(["shop.Order"], choice.Subjects);
        Assert.Equal("SubjectMap", choice.Strategy);
    }

    [Theory]
    [InlineData(".prod")]
    [InlineData("prod")]
    public void Find_InAContext_TakesItsSubjectsOnly(string context)
    {
        var resolver = Resolver(["orders-value", ":.prod:payments-value"], options: new SchemaRegistryOptions { Url = "http://r", Context = context });

        Assert.Equal([":.prod:payments-value"], resolver.FindValue("payments").Subjects);
        Assert.Empty(resolver.FindValue("orders").Subjects);
    }

    [Fact]
    public void Find_WithoutAContext_LeavesTheOthersAlone() => Assert.Empty(Resolver([":.prod:orders-value"]).FindValue("orders").Subjects);

    [Theory]
    [InlineData(SchemaType.Avro, """{"type":"record","name":"Order","namespace":"shop","fields":[]}""", "shop.Order")]
    [InlineData(SchemaType.Avro, """{"type":"record","name":"shop.Order","fields":[]}""", "shop.Order")]
    [InlineData(SchemaType.Avro, "\"string\"", null)]
    [InlineData(SchemaType.Avro, "{", null)]
    [InlineData(SchemaType.Json, """{"title":"Order"}""", "Order")]
    [InlineData(SchemaType.Protobuf, "syntax = \"proto3\";\npackage shop.v1;\n\nmessage Order {\n}", "shop.v1.Order")]
    [InlineData(SchemaType.Protobuf, "enum E {}", null)]
    internal void RecordName_OfASchema_IsItsFullName(SchemaType type, string text, string? name) => Assert.Equal(name, RecordNames.Of(new RegisteredSchema("s", 1, 1, type, text)));

    private static SubjectResolver Resolver(string[] subjects, Func<string, string>? record = null, SchemaRegistryOptions? options = null) => new(
        options ?? new SchemaRegistryOptions { Url = "http://r" },
        subjects,
        subjects.ToDictionary(subject => subject, subject => new RegisteredSchema(subject, 1, 1, SchemaType.Avro, $$"""{"type":"record","name":"{{record?.Invoke(subject) ?? "R"}}","fields":[]}""")));

    private static string RecordOf(string subject) => subject[(subject.LastIndexOf('-') + 1)..];
}
