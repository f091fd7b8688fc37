using System.Runtime.InteropServices;

namespace ScalingCheck.History;

/// <summary>
/// Permissions do not bind root, and containers often run tests as root. On Linux the identity that file access is
/// checked with belongs to the thread: here it is that of "nobody" for as long as an action lasts.
/// </summary>
internal static class UnprivilegedThread
{
    private const uint Nobody = 65534;

    public static void Run(Action action)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows other permissions.");
        if (!Environment.IsPrivilegedProcess)
        {
            action();
            return;
        }

        Assert.SkipUnless(OperatingSystem.IsLinux(), "Permissions do not bind root.");
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                _ = SetFileSystemUser(Nobody);
                action();
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
            finally
            {
                _ = SetFileSystemUser(0);
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null) throw new InvalidOperationException(failure.ToString(), failure);
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFileSystemUser(uint user);
}
