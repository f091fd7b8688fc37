namespace ScalingCheck.Tool;

public sealed class VerbTests
{
    [Fact]
    public async Task Work_hears_of_an_interrupt_while_it_goes_on()
    {
        using var interrupt = new CancellationTokenSource();
        var verb = new Verb("wait", "Waits.", "");
        // Work that held on to the caller's thread would never be interrupted, and end well after the wait.
        verb.Does((_, cancel) =>
        {
            if (cancel.WaitHandle.WaitOne(TimeSpan.FromSeconds(30))) cancel.ThrowIfCancellationRequested();
            return ExitCode.Ok;
        });

        var run = verb.Parse([]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, interrupt.Token);
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }
}
