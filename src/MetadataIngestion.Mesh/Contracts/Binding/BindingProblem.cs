using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>A contract that does not meet the one dataset it is about.</summary>
internal sealed record BindingProblem(string Code, ContractTarget Target, string Message, string Remedy)
{
    public Notice ToNotice() => new(Target.Wanted, $"{Code}: {Message}", Remedy);
}
