using System.Globalization;

namespace ScalingCheck.Examples.Shared;

/// <summary>Goes through an example's commits and measures each with its own source.</summary>
internal static class Measurement
{
    /// <param name="args">Numbers of the commits to measure; none means all.</param>
    /// <param name="measure">Gets a commit and a folder with the sources as of that commit; true when it worked.</param>
    /// <returns>The exit code: 0 when every measurement worked.</returns>
    public static int OfCommits(string[] args, Func<CommitFolder, string, bool> measure)
    {
        HashSet<int> wanted = [.. args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
        IReadOnlyList<CommitFolder> commits = CommitFolder.In(Files.FolderAbove("commits"));
        foreach (CommitFolder commit in commits.Where(commit => wanted.Count == 0 || wanted.Contains(commit.Number)))
        {
            Console.WriteLine($"== {commit.Name}");
            Files.DeleteFolder(commit.Metrics);

            // Outside this repository, whose build settings would apply to the example's sources, and new for each commit:
            // over the build of another one, MSBuild takes a copied file that is older than that build for unchanged.
            string sources = Directory.CreateTempSubdirectory("scaling-check-example-").FullName;
            try
            {
                foreach (CommitFolder layer in commits.Take(commit.Number))
                    layer.CopyFilesOver(sources);
                if (!measure(commit, sources))
                    return 1;
            }
            finally
            {
                Files.DeleteFolder(sources);
            }
        }

        return 0;
    }
}
