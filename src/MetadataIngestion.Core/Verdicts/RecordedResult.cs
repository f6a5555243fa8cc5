namespace MetadataIngestion.Core.Verdicts;

/// <summary>What an assertion of a contract said last.</summary>
/// <param name="Type"><c>SUCCESS</c>, <c>FAILURE</c> or <c>ERROR</c>.</param>
/// <param name="Assertee">The URN of the asset that it is about.</param>
internal sealed record RecordedResult(string Type, string Assertee);
