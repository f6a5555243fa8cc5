using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;
using MetadataIngestion.Core.Relaying;

namespace MetadataIngestion.Sinks;

/// <summary>Makes the sinks of one type from their options.</summary>
public interface ISinkFactory
{
    /// <summary>The type's name in configurations.</summary>
    string Type { get; }

    /// <summary>The type of the options: a record with a parameterless constructor. Unknown keys are errors.</summary>
    Type OptionsType { get; }

    /// <summary>How the log is handed to sinks of the type where the configuration says nothing of that; <see langword="null"/> for as to any sink.</summary>
    RelayOptions? Relay { get; }

    /// <summary>Everything that is wrong with the options, which are of <see cref="OptionsType"/>; empty when nothing is. No I/O.</summary>
    IReadOnlyList<OptionError> Validate(object options);

    /// <summary>Makes a sink of options in which <see cref="Validate"/> finds nothing wrong. No I/O.</summary>
    IMetadataSink Create(object options);
}
