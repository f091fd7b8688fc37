using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ScalingCheck.Report;

/// <summary>
/// Compares a text with a file beside the test. With SCALINGCHECK_UPDATE_SNAPSHOTS=1 the file is written instead: look at the
/// difference before you commit it.
/// </summary>
internal static partial class SnapshotFiles
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("SCALINGCHECK_UPDATE_SNAPSHOTS") == "1";

    public static void Match(string text, string name, [CallerFilePath] string test = "")
    {
        text = Long().Replace(text, number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("G6", CultureInfo.InvariantCulture));
        var file = Path.Combine(Folder(test), "Snapshots", name);
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"There is no snapshot {name}: run the tests once with SCALINGCHECK_UPDATE_SNAPSHOTS=1.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }

    // Not RegexOptions.NonBacktracking: it finds 9 of the 108 numbers of everything.json.
    // The last digits of a logarithm are the processor's and the C library's.
    [GeneratedRegex(@"-?\d+\.\d{7,}([eE][-+]?\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Long();

    /// <summary>The folder of the test's source, found from the repository where builds hide the true path (/_/tests/...).</summary>
    private static string Folder(string test)
    {
        if (File.Exists(test)) return Path.GetDirectoryName(test)!;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ScalingCheck.sln")))
                return Path.Combine(folder.FullName, "tests", "ScalingCheck.Tests", "Report");
        }

        throw new InvalidOperationException("The repository is not above the tests.");
    }
}
