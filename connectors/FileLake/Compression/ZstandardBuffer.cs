using System.Runtime.InteropServices;

namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>Memory that libzstd reads from or writes to, and how far it has come in it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ZstandardBuffer
{
    public nint Address;
    public nuint Size;
    public nuint Position;
}
