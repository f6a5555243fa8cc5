namespace MetadataIngestion.TestKit;

/// <summary>
/// Put on a conformance test class, an attribute derived from this one says what the tests need that may not be there, such as a server;
/// they are skipped while it is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RequirementAttribute : Attribute
{
    /// <summary>Why the tests cannot run here, for people; <see langword="null"/> when they can.</summary>
    public abstract string? Missing { get; }
}
