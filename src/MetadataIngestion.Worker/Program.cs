using System.Globalization;
using MetadataIngestion.Worker.Terminal;

// What is printed and compared must not depend on the culture of whoever starts the program.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
return await ConsoleProcess.RunAsync(args);
