using Connectors.Kafka.Tests.Support;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Registry;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using WireKind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Connectors.Kafka.Tests.Schemas;

/// <summary>Paths as DataHub makes them of Protobuf schemas.</summary>
public sealed class ProtobufFieldTests
{
    [Theory]
    [InlineData(WireKind.Int32, "int")]
    [InlineData(WireKind.Fixed32, "int")]
    [InlineData(WireKind.Uint64, "long")]
    [InlineData(WireKind.Sfixed64, "long")]
    [InlineData(WireKind.Bool, "bool")]
    [InlineData(WireKind.Double, "double")]
    [InlineData(WireKind.Bytes, "bytes")]
    public void Path_OfAScalar_HasItsWord(WireKind kind, string word) => Assert.Equal(
        [$"[version=2.0].[type=acme_v1_M].[type={word}].f"], Paths(Message("M", Field("f", kind))));

    [Fact]
    public void Paths_RepeatedMapAndChoice_AreDataHubs()
    {
        var message = Message(
            "Test",
            Field("list", WireKind.Int64, repeated: true),
            Field("map_1", WireKind.Message, ".acme.v1.Test.Map1Entry", repeated: true),
            new FieldDescriptorProto { Name = "a", Number = 5, Type = WireKind.String, OneofIndex = 0 },
            new FieldDescriptorProto { Name = "b", Number = 6, Type = WireKind.Int64, OneofIndex = 0 },
            new FieldDescriptorProto { Name = "maybe", Number = 7, Type = WireKind.String, OneofIndex = 1, Proto3Optional = true });
        message.OneofDecl.Add(new OneofDescriptorProto { Name = "payload" });
        message.OneofDecl.Add(new OneofDescriptorProto { Name = "_maybe" });
        var entry = Message("Map1Entry", Field("key", WireKind.String), Field("value", WireKind.Int64));
        entry.Options = new MessageOptions { MapEntry = true };
        message.NestedType.Add(entry);

        Assert.Equal(
            [
                "[version=2.0].[type=acme_v1_Test].[type=array].[type=acme_v1_Test_Map1Entry].map_1",
                "[version=2.0].[type=acme_v1_Test].[type=array].[type=acme_v1_Test_Map1Entry].map_1.[type=long].value",
                "[version=2.0].[type=acme_v1_Test].[type=array].[type=acme_v1_Test_Map1Entry].map_1.[type=string].key",
                "[version=2.0].[type=acme_v1_Test].[type=array].[type=long].list",
                "[version=2.0].[type=acme_v1_Test].[type=string].maybe",
                "[version=2.0].[type=acme_v1_Test].[type=union].payload",
                "[version=2.0].[type=acme_v1_Test].[type=union].payload.[type=long].b",
                "[version=2.0].[type=acme_v1_Test].[type=union].payload.[type=string].a",
            ],
            Paths(message));
    }

    [Fact]
    public void Paths_NestedMessage_IsNamedWithItsHolder()
    {
        var message = Message("Outer", Field("in", WireKind.Message, ".acme.v1.Outer.Inner"), Field("kind", WireKind.Enum, ".acme.v1.Kind"));
        message.NestedType.Add(Message("Inner", Field("x", WireKind.Int32)));
        var file = File(message);
        file.EnumType.Add(new EnumDescriptorProto { Name = "Kind", Value = { new EnumValueDescriptorProto { Name = "NONE" }, new EnumValueDescriptorProto { Name = "SOME", Number = 1 } } });

        var fields = Read.Schema(SchemaType.Protobuf, Text(file)).Fields;

        Assert.Equal(
            ["[version=2.0].[type=acme_v1_Outer].[type=acme_v1_Outer_Inner].in", "[version=2.0].[type=acme_v1_Outer].[type=acme_v1_Outer_Inner].in.[type=int].x", "[version=2.0].[type=acme_v1_Outer].[type=enum].kind"],
            fields.Select(field => field.Path));
        Assert.Equal(("acme.v1.Kind", "NONE SOME"), (fields[2].NativeType, string.Join(' ', fields[2].Type.Symbols)));
    }

    [Fact]
    public void Paths_SeveralMessages_HaveARowEach() => Assert.Equal(
        ["[version=2.0].[type=acme_v1_A].A", "[version=2.0].[type=acme_v1_A].A.[type=int].x", "[version=2.0].[type=acme_v1_B].B"],
        Paths(Message("A", Field("x", WireKind.Int32)), Message("B")));

    [Fact]
    public void Paths_MessageWithinItself_EndThere() => Assert.Equal(
        ["[version=2.0].[type=acme_v1_Node].[type=acme_v1_Node].next", "[version=2.0].[type=acme_v1_Node].[type=int].x"],
        Paths(Message("Node", Field("x", WireKind.Int32), Field("next", WireKind.Message, ".acme.v1.Node"))));

    [Fact]
    public void Paths_MessagesThatHoldEachOther_AreReadFromTheFirst() => Assert.Equal(
        ["[version=2.0].[type=acme_v1_A].[type=acme_v1_B].b", "[version=2.0].[type=acme_v1_A].[type=acme_v1_B].b.[type=acme_v1_A].a"],
        Paths(Message("A", Field("b", WireKind.Message, ".acme.v1.B")), Message("B", Field("a", WireKind.Message, ".acme.v1.A"))));

    [Fact]
    public void Read_Import_IsFoundInTheReferences()
    {
        var money = new FileDescriptorProto { Name = "money.proto", Package = "common", MessageType = { Message("Money", Field("units", WireKind.Int64)) } };

        var reading = Read.Schema(SchemaType.Protobuf, Text(File(Message("M", Field("sum", WireKind.Message, ".common.Money")))), isKey: false, ("money.proto", Text(money)));

        Assert.Equal(["[version=2.0].[type=acme_v1_M].[type=common_Money].sum", "[version=2.0].[type=acme_v1_M].[type=common_Money].sum.[type=long].units"], reading.Paths());
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Read_ImportIsMissing_KeepsTheFieldAndWarns()
    {
        var reading = Read.Schema(SchemaType.Protobuf, Text(File(Message("M", Field("sum", WireKind.Message, ".common.Money")))));

        Assert.Equal(["[version=2.0].[type=acme_v1_M].[type=common_Money].sum"], reading.Paths());
        Assert.Equal(["s-value: The type common.Money is used, but not defined here or in a reference."], reading.Problems);
    }

    [Fact]
    public void Read_TimestampOfGoogle_IsUnfoldedWithoutAReference() => Assert.Equal(
        3, Paths(Message("M", Field("at", WireKind.Message, ".google.protobuf.Timestamp"))).Count());

    [Fact]
    public void Read_OptionOfConfluent_GivesDocTagsAndParameters()
    {
        // Extension 1088: doc "The price.", a parameter scale=2, the tag PII.
        var options = FieldOptions.Parser.ParseFrom(ByteString.FromBase64("gkQdCgpUaGUgcHJpY2UuEgoKBXNjYWxlEgEyGgNQSUk=").ToByteArray());
        var field = Field("price", WireKind.Message, ".confluent.type.Decimal");
        field.Options = options;

        var price = Assert.Single(Read.Schema(SchemaType.Protobuf, Text(File(Message("M", field)))).Fields);

        Assert.Equal(("The price.", TypeKind.Decimal, 2), (price.Description, price.Type.Kind, price.Type.Scale));
        Assert.Equal(["PII"], price.Tags);
    }

    [Fact]
    public void Read_TextInsteadOfADescriptor_SaysSo() => Assert.Equal(
        ["The schema s-value cannot be read: the registry gives no serialized descriptor of version 1 of s-value."], Read.Schema(SchemaType.Protobuf, "syntax = \"proto3\";").Problems);

    private static IEnumerable<string> Paths(params DescriptorProto[] messages) => Read.Schema(SchemaType.Protobuf, Text(File(messages))).Paths();

    private static string Text(FileDescriptorProto file) => file.ToByteString().ToBase64();

    private static FileDescriptorProto File(params DescriptorProto[] messages)
    {
        var file = new FileDescriptorProto { Name = "m.proto", Package = "acme.v1", Syntax = "proto3" };
        file.MessageType.AddRange(messages);
        return file;
    }

    private static DescriptorProto Message(string name, params FieldDescriptorProto[] fields)
    {
        var message = new DescriptorProto { Name = name };
        message.Field.AddRange(fields);
        return message;
    }

    private static FieldDescriptorProto Field(string name, WireKind kind, string? type = null, bool repeated = false)
    {
        var field = new FieldDescriptorProto { Name = name, Number = 1, Type = kind, Label = repeated ? Label.Repeated : Label.Optional };
        if (type is not null)
            field.TypeName = type;
        return field;
    }
}
