namespace ScalingCheck.Tool;

/// <summary>What is read of a machine, from the files that its system would have.</summary>
public sealed class EnvironmentProbeTests : IDisposable
{
    private readonly TempFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_processor_is_told_by_its_name_with_inner_spaces_folded()
    {
        Write("proc/cpuinfo", "processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC 7763   64-Core Processor \nprocessor\t: 1\nmodel name\t: other\n");
        Assert.Equal("AMD EPYC 7763 64-Core Processor", Take()["cpu"]);
    }

    [Fact]
    public void An_ARM_processor_by_its_maker_and_part()
    {
        Write("proc/cpuinfo", "processor\t: 0\nBogoMIPS\t: 50.00\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU part\t: 0xd40\n");
        Assert.Equal("ARM implementer 0x41 part 0xd40", Take()["cpu"]);
    }

    [Fact]
    public void Cards_of_NVIDIA_with_their_driver_and_how_many_may_be_used()
    {
        for (var gpu = 0; gpu < 8; gpu++)
            Write($"proc/driver/nvidia/gpus/0000:0{gpu}:00.0/information", "Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t\t 16\nGPU UUID: \t GPU-0\n");
        Write("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024\nGCC version:  gcc version 12.3.0\n");
        var all = Take();
        Assert.Equal(("NVIDIA H100 80GB HBM3", "8", "550.54.15"), (all["gpu"], all["gpu-count"], all["driver"]));
        Assert.Equal("2", Take(("CUDA_VISIBLE_DEVICES", "0,3"))["gpu-count"]);
        Assert.Equal("0", Take(("CUDA_VISIBLE_DEVICES", ""))["gpu-count"]);
        Assert.Equal("1", Take(("CUDA_VISIBLE_DEVICES", "2,-1,3"))["gpu-count"]);
    }

    [Fact]
    public void Several_models_are_all_named()
    {
        Write("proc/driver/nvidia/gpus/a/information", "Model: Tesla T4\n");
        Write("proc/driver/nvidia/gpus/b/information", "Model: NVIDIA A100\n");
        Assert.Equal(("NVIDIA A100 + Tesla T4", "2", "unknown"), (Take()["gpu"], Take()["gpu-count"], Take()["driver"]));
    }

    [Fact]
    public void Cards_of_AMD_are_the_nodes_with_vector_units()
    {
        Write("sys/class/kfd/kfd/topology/nodes/0/properties", "cpu_cores_count 64\nsimd_count 0\ngfx_target_version 0\n");
        Write("sys/class/kfd/kfd/topology/nodes/1/properties", "cpu_cores_count 0\nsimd_count 1216\ngfx_target_version 90402\n");
        Write("sys/module/amdgpu/version", "6.7.0\n");
        Assert.Equal(("AMD gfx 90402", "1", "6.7.0"), (Take()["gpu"], Take()["gpu-count"], Take()["driver"]));
    }

    [Fact]
    public void Without_cards_nothing_is_said_of_them()
    {
        string[] none = ["gpu", "gpu-count", "driver", "image", "container", "runner"];
        Assert.All(none, key => Assert.False(Take().Entries.Contains(key)));
    }

    [Theory]
    [InlineData("RUNNER_ENVIRONMENT", "github-hosted", "runner", "hosted")]
    [InlineData("RUNNER_ENVIRONMENT", "self-hosted", "runner", "self-hosted")]
    [InlineData("AGENT_ISSELFHOSTED", "1", "runner", "self-hosted")]
    [InlineData("CI_RUNNER_DESCRIPTION", "gpu-box-3", "runner", "gpu-box-3")]
    [InlineData("CI_JOB_IMAGE", "python:3.13", "image", "python:3.13")]
    [InlineData("KUBERNETES_SERVICE_HOST", "10.0.0.1", "container", "kubernetes")]
    public void The_CI_system_tells_runner_and_image(string variable, string value, string key, string expected) =>
        Assert.Equal(expected, Take((variable, value))[key]);

    [Fact]
    public void A_hosted_image_has_its_version_and_a_container_leaves_a_file()
    {
        Write(".dockerenv", "");
        var found = Take(("ImageOS", "ubuntu24"), ("ImageVersion", "20250105.1"));
        Assert.Equal(("ubuntu24 20250105.1", "docker"), (found["image"], found["container"]));
    }

    [Fact]
    public void What_the_user_says_wins()
    {
        var found = EnvironmentProbe.Take([new("cpu", "mine"), new("torch", "2.9")], static _ => null, _root.Path);
        Assert.Equal(("mine", "2.9"), (found["cpu"], found["torch"]));
    }

    [Theory]
    [InlineData("Ubuntu 24.04.2 LTS", "Ubuntu 24")]
    [InlineData("Debian GNU/Linux 12 (bookworm)", "Debian GNU/Linux 12")]
    [InlineData("Linux 6.8.0-1021-azure #25-Ubuntu SMP", "Linux 6")]
    [InlineData("Windows 10", "Windows 10")]
    [InlineData("Arch Linux", "Arch Linux")]
    [InlineData("", "")]
    public void An_operating_system_is_its_name_and_major_version(string description, string expected) =>
        Assert.Equal(expected, EnvironmentFingerprint.OperatingSystemMajor(description));

    private EnvironmentFingerprint Take(params (string Name, string Value)[] variables) =>
        EnvironmentProbe.Take([], name => Array.Find(variables, pair => pair.Name == name).Value, _root.Path);

    private void Write(string file, string text) => _root.Write(file, text);
}
