namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Reads the logical type of a schema element, a union whose one member names the type.</summary>
internal static class AnnotationReader
{
    /// <returns>The annotation; <see langword="null"/> for one that is not known or makes no sense.</returns>
    public static Annotation? Read(ref ThriftReader thrift, ThriftType type)
    {
        if (type != ThriftType.Struct)
        {
            thrift.Skip(type);
            return null;
        }

        Annotation? annotation = null;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var member);)
        {
            if (member == ThriftType.Struct && Enum.IsDefined((AnnotationKind)id) && id is > 0 and < (int)AnnotationKind.MapKeyValue)
            {
                annotation = ReadMember(ref thrift, (AnnotationKind)id);
            }
            else
            {
                thrift.Skip(member);
            }
        }

        return annotation;
    }

    private static Annotation ReadMember(ref ThriftReader thrift, AnnotationKind kind)
    {
        var annotation = new Annotation(kind);
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            annotation = ReadParameter(ref thrift, annotation, id, type);
        }

        return annotation;
    }

    private static Annotation ReadParameter(ref ThriftReader thrift, Annotation annotation, int id, ThriftType type)
    {
        switch (annotation.Kind, id)
        {
            case (AnnotationKind.Decimal, 1):
                return annotation with { Scale = thrift.ReadInt32(type) ?? 0 };
            case (AnnotationKind.Decimal, 2):
                return annotation with { Precision = thrift.ReadInt32(type) ?? 0 };
            case (AnnotationKind.Time or AnnotationKind.Timestamp, 1):
                return annotation with { IsUtc = thrift.ReadBoolean(type) ?? false };
            case (AnnotationKind.Time or AnnotationKind.Timestamp, 2):
                return annotation with { Digits = ReadUnit(ref thrift, type) };
            case (AnnotationKind.Integer, 1):
                return annotation with { Bits = thrift.ReadInt32(type) ?? 0 };
            case (AnnotationKind.Integer, 2):
                return annotation with { IsSigned = thrift.ReadBoolean(type) ?? true };
            case (AnnotationKind.Geometry or AnnotationKind.Geography, 1):
                return annotation with { Crs = thrift.ReadText(type) };
            default:
                thrift.Skip(type);
                return annotation;
        }
    }

    /// <summary>A union without values: its member's id is the unit.</summary>
    private static int ReadUnit(ref ThriftReader thrift, ThriftType type)
    {
        if (type != ThriftType.Struct)
        {
            thrift.Skip(type);
            return 0;
        }

        var digits = 0;
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var member);)
        {
            digits = id is >= 1 and <= 3 ? 3 * id : 0;
            thrift.Skip(member);
        }

        return digits;
    }
}
