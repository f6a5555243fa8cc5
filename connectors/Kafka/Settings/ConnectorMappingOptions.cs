using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.Kafka.Settings;

/// <summary>What a class of connectors reads or writes at the other end.</summary>
public sealed class ConnectorMappingOptions
{
    /// <summary>The platform as DataHub spells it, such as <c>mongodb</c>. Required.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Platform { get; set; } = string.Empty;

    /// <summary>
    /// The dataset's name, in which <c>${topic}</c> stands for the topic and <c>${NAME}</c> for the connector's setting NAME, such as
    /// <c>${mongodb.database}.${topic}</c>. Required.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public string Dataset { get; set; } = string.Empty;

    /// <summary>The character between the parts of the dataset's name. The default is a dot.</summary>
    public char Separator { get; set; } = '.';
}
