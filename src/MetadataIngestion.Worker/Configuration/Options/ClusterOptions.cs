using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>Several workers that share one store.</summary>
internal sealed class ClusterOptions
{
    /// <summary>Whether this worker is one of several that share a postgresql store. The default is <see langword="false"/>.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// The worker's name, which no other living worker of the store may have. The default is the name of the machine, which in a container is that of
    /// the container.
    /// </summary>
    [MinLength(1, ErrorMessage = "must not be empty.")]
    [MaxLength(100, ErrorMessage = "must not be longer than 100 characters.")]
    public string? InstanceName { get; set; }

    /// <summary>How often the worker tells the others that it lives. The default is 5 seconds.</summary>
    public TimeSpan CheckInInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How far the clock of this machine may be from the database's for the worker to start and to go on. The default is 5 seconds.</summary>
    public TimeSpan MaxClockSkew { get; set; } = TimeSpan.FromSeconds(5);
}
