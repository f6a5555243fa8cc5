namespace MetadataIngestion.Mesh.Contracts.Reporting;

/// <summary>A test in JUnit's sense.</summary>
/// <param name="Class">The group that tools show it under.</param>
/// <param name="Name">Stays the same from run to run.</param>
/// <param name="Outcome">One of <c>failure</c>, <c>error</c> and <c>skipped</c>; <see langword="null"/> when it passed.</param>
/// <param name="Type">The code.</param>
/// <param name="Message">What was found.</param>
/// <param name="File">The contract file.</param>
/// <param name="Line">The line in it.</param>
internal sealed record JUnitCase(string Class, string Name, string? Outcome, string Type, string Message, string File, long Line);
