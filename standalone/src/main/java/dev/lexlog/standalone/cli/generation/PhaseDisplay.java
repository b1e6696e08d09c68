package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.terminal.Progress;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A bar for each phase at a terminal, a line for each otherwise; on standard error.
final class PhaseDisplay implements AutoCloseable {
    private final Terminal terminal;
    private @Nullable String shown;
    private @Nullable Progress bar;

    PhaseDisplay(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(Generation generation) {
        var phase = generation.progress();
        var step = phase == null ? generation.state() : step(phase);
        if (!Objects.equals(step, shown)) {
            close();
            begin(generation, step);
        }
        if (bar != null && phase != null && phase.done() != null && phase.total() != null) {
            bar.of(phase.total());
            bar.at(phase.done());
            bar.say(GenerationText.pace(phase));
        }
    }

    private static String step(Generation.Phase phase) {
        return phase.step() == null
                ? phase.name()
                : "%s %d/%d %s".formatted(phase.name(), phase.step(), phase.steps(), phase.what());
    }

    private void begin(Generation generation, String step) {
        shown = step;
        var phase = generation.progress();
        if (terminal.progress() && phase != null && phase.total() != null) {
            bar = Progress.of(terminal, phase.name(), phase.total());
        } else {
            terminal.err().println("generation %d: %s".formatted(generation.number(), step));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
