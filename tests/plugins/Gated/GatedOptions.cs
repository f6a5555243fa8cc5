using System.ComponentModel.DataAnnotations;

namespace TestPlugins.Gated;

internal sealed class GatedOptions
{
    /// <summary>
    /// The folder that decides: while it holds a file <c>closed</c> a crawl waits, a file <c>unreachable</c> lets it fail in a way that may go away,
    /// and a file <c>broken</c> in one that does not.
    /// </summary>
    [Required]
    public string Gate { get; set; } = string.Empty;
}
