package dev.lexlog.projector.verify;

import java.util.List;

/// How the rows of a table differ from others; `examples` are the first few keys of those.
public record Differences(long onlyThere, long onlyHere, long different, List<String> examples) {
    public Differences {
        examples = List.copyOf(examples);
    }

    boolean none() {
        return onlyThere == 0 && onlyHere == 0 && different == 0;
    }
}
