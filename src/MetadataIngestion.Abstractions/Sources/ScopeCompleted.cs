namespace MetadataIngestion.Abstractions;

/// <summary>
/// Everything directly inside a scope has been listed: what was known there before and was not found is gone. Yielded only after the
/// last asset of the scope.
/// </summary>
/// <param name="Scope">The scope; a path without parts is the source itself.</param>
/// <param name="Kinds">Which kinds of assets were listed. The default is all.</param>
public sealed record ScopeCompleted(AssetPath Scope, AssetKinds Kinds = AssetKinds.All) : CrawlItem;
