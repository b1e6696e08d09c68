package dev.lexlog.standalone.cli.terminal;

import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar on standard error while that is a terminal; nothing otherwise.
public final class Progress implements AutoCloseable {
    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    public static Progress of(Terminal terminal, String task, long total) {
        return new Progress(
                terminal.progress() ? Optional.of(bar(terminal, task, total)) : Optional.empty());
    }

    private static ProgressBar bar(Terminal terminal, String task, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .setConsumer(
                        new ConsoleProgressBarConsumer(terminal.err(), terminal.textColumns() - 1))
                .build();
    }

    public void at(long done) {
        bar.ifPresent(b -> b.stepTo(done));
    }

    /// The work may grow while it is done.
    public void of(long total) {
        bar.ifPresent(b -> b.maxHint(total));
    }

    /// Beside the bar.
    public void say(String text) {
        bar.ifPresent(b -> b.setExtraMessage(text));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
