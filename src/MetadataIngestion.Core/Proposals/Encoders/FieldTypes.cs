using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>DataHub's field types for the families of the canonical lattice.</summary>
internal static class FieldTypes
{
    private static readonly JsonEncodedText s_array = JsonEncodedText.Encode("com.linkedin.schema.ArrayType");
    private static readonly JsonEncodedText s_boolean = JsonEncodedText.Encode("com.linkedin.schema.BooleanType");
    private static readonly JsonEncodedText s_bytes = JsonEncodedText.Encode("com.linkedin.schema.BytesType");
    private static readonly JsonEncodedText s_date = JsonEncodedText.Encode("com.linkedin.schema.DateType");
    private static readonly JsonEncodedText s_enum = JsonEncodedText.Encode("com.linkedin.schema.EnumType");
    private static readonly JsonEncodedText s_map = JsonEncodedText.Encode("com.linkedin.schema.MapType");
    private static readonly JsonEncodedText s_null = JsonEncodedText.Encode("com.linkedin.schema.NullType");
    private static readonly JsonEncodedText s_number = JsonEncodedText.Encode("com.linkedin.schema.NumberType");
    private static readonly JsonEncodedText s_record = JsonEncodedText.Encode("com.linkedin.schema.RecordType");
    private static readonly JsonEncodedText s_string = JsonEncodedText.Encode("com.linkedin.schema.StringType");
    private static readonly JsonEncodedText s_time = JsonEncodedText.Encode("com.linkedin.schema.TimeType");
    private static readonly JsonEncodedText s_union = JsonEncodedText.Encode("com.linkedin.schema.UnionType");

    public static JsonEncodedText Of(TypeKind kind) => kind switch
    {
        TypeKind.Boolean => s_boolean,
        TypeKind.Integer or TypeKind.Decimal or TypeKind.Float => s_number,
        TypeKind.String or TypeKind.Uuid or TypeKind.Xml => s_string,
        TypeKind.Binary => s_bytes,
        TypeKind.Date => s_date,
        TypeKind.Time or TypeKind.Timestamp or TypeKind.Interval => s_time,
        TypeKind.Enum => s_enum,
        TypeKind.Array => s_array,
        TypeKind.Map => s_map,
        TypeKind.Record or TypeKind.Json => s_record,
        TypeKind.Union => s_union,
        _ => s_null,
    };
}
