package dev.lexlog.standalone.cli.publish;

import java.util.List;

/// What became of the events that were waited for.
public record Outcome(long published, long removed, long unchanged, List<Refused> refused) {
    public Outcome {
        refused = List.copyOf(refused);
    }
}
