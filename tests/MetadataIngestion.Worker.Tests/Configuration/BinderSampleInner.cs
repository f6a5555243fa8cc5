using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Worker.Tests.Configuration;

internal sealed class BinderSampleInner
{
    [Range(1, 10)]
    public int Value { get; set; } = 1;
}
