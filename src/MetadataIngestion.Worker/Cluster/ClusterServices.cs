using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>Adds what makes this worker one of several.</summary>
internal static class ClusterServices
{
    /// <summary>Must come before what begins crawls, so that it starts before that and stops after it.</summary>
    public static IServiceCollection AddCluster(this IServiceCollection services, ClusterMember member) =>
        services.AddSingleton(member).AddSingleton<ClusterWatch>().AddHostedService<ClusterHeartbeat>();
}
