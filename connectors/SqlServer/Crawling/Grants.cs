namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>The grant that would enable a capability, as a statement to paste.</summary>
internal static class Grants
{
    public static string For(string capability, string database, string user)
    {
        var (place, principal) = (SqlText.Quote(database), SqlText.Quote(user));
        return capability switch
        {
            Capabilities.Lineage => $"USE {place}; GRANT VIEW DEFINITION TO {principal}; GRANT SELECT ON sys.sql_expression_dependencies TO {principal};",
            Capabilities.Sizes or Capabilities.Usage => $"USE {place}; GRANT VIEW DATABASE STATE TO {principal}; (from 2022 on VIEW DATABASE PERFORMANCE STATE is enough)",
            Capabilities.Classification => $"USE {place}; GRANT VIEW ANY SENSITIVITY CLASSIFICATION TO {principal};",
            Capabilities.AgentJobs => $"USE [msdb]; CREATE USER {principal} FOR LOGIN {principal}; GRANT SELECT ON dbo.sysjobs TO {principal}; GRANT SELECT ON dbo.sysjobsteps TO {principal};",
            _ => $"USE {place}; GRANT VIEW DEFINITION TO {principal};",
        };
    }
}
