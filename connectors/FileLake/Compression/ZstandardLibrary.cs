using System.Runtime.InteropServices;

namespace MetadataIngestion.Connectors.FileLake.Compression;

/// <summary>The functions of the system's libzstd.</summary>
internal sealed class ZstandardLibrary
{
    private static readonly string[] Names = ["libzstd.so.1", "libzstd.1.dylib", "libzstd", "zstd"];

    private readonly nint _library;

    private ZstandardLibrary(nint library)
    {
        _library = library;
        Decompress = Function<DecompressFunction>("ZSTD_decompress");
        DecompressStream = Function<DecompressStreamFunction>("ZSTD_decompressStream");
        CreateStream = Function<CreateStreamFunction>("ZSTD_createDStream");
        FreeStream = Function<FreeStreamFunction>("ZSTD_freeDStream");
        IsError = Function<IsErrorFunction>("ZSTD_isError");
    }

    public delegate nuint DecompressFunction(ref byte destination, nuint capacity, ref byte source, nuint length);

    public delegate nuint DecompressStreamFunction(nint stream, ref ZstandardBuffer output, ref ZstandardBuffer input);

    public delegate nint CreateStreamFunction();

    public delegate nuint FreeStreamFunction(nint stream);

    public delegate uint IsErrorFunction(nuint code);

    public DecompressFunction Decompress { get; }

    public DecompressStreamFunction DecompressStream { get; }

    public CreateStreamFunction CreateStream { get; }

    public FreeStreamFunction FreeStream { get; }

    public IsErrorFunction IsError { get; }

    /// <returns>The library; <see langword="null"/> where the system has none.</returns>
    public static ZstandardLibrary? Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryGetExport(library, "ZSTD_decompressStream", out _))
                return new ZstandardLibrary(library);
        }

        return null;
    }

    private T Function<T>(string name) => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(_library, name));
}
