namespace MetadataIngestion.Abstractions;

/// <summary>A scope could not be listed to its end; nothing under it is proposed for removal in this run.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Reason">Why, as a class.</param>
/// <param name="Message">Why, for people: the object and the cause.</param>
/// <param name="Remedy">What to do about it, for people, such as the grant that is missing.</param>
public sealed record ScopeIncomplete(AssetPath Scope, IncompleteReason Reason, string Message, string? Remedy = null) : CrawlItem;
