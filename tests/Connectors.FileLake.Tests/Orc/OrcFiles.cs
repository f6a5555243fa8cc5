using MetadataIngestion.Connectors.FileLake.Orc;

namespace Connectors.FileLake.Tests.Orc;

/// <summary>ORC files made by hand: a footer and no data.</summary>
internal static class OrcFiles
{
    public static byte[] File(params Action<ProtoWriter>[] types) => File(0, Footer(types));

    public static byte[] File(ulong compression, byte[] footer, ulong? footerLength = null, ulong blockSize = 1024)
    {
        var postscript = ProtoWriter.Build(proto => proto.Number(1, footerLength ?? (ulong)footer.Length).Number(2, compression).Number(3, blockSize).Bytes(4, 0, 12).Text(8000, "ORC"));
        return [.. "ORC"u8, .. footer, .. postscript, (byte)postscript.Length];
    }

    public static byte[] Footer(params Action<ProtoWriter>[] types) => ProtoWriter.Build(proto =>
    {
        foreach (var type in types)
        {
            proto.Message(4, type);
        }

        proto.Number(6, 3);
    });

    public static Action<ProtoWriter> Type(OrcKind kind, params ulong[] subtypes) => proto => Write(proto, kind, subtypes);

    public static Action<ProtoWriter> Struct(string names, params ulong[] subtypes) => proto =>
    {
        Write(proto, OrcKind.Struct, subtypes);
        foreach (var name in names.Split(' '))
        {
            proto.Text(3, name);
        }
    };

    private static void Write(ProtoWriter proto, OrcKind kind, ulong[] subtypes)
    {
        proto.Number(1, (ulong)kind);
        foreach (var subtype in subtypes)
        {
            proto.Number(2, subtype);
        }
    }
}
