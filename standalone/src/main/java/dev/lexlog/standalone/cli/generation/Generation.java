package dev.lexlog.standalone.cli.generation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A generation as the API tells of it, as far as a command shows it.
record Generation(
        int number,
        String state,
        @Nullable String reason,
        long ageSeconds,
        String model,
        int dimension,
        String analyser,
        Map<String, @Nullable Integer> index,
        @Nullable Long rows,
        @Nullable Long bytes,
        @Nullable Long lagRecords,
        boolean promoteWhenReady,
        @Nullable Phase progress,
        boolean verificationWanted,
        @Nullable Verification verification) {
    boolean is(String wanted) {
        return state.equals(wanted);
    }

    boolean isLeaving() {
        return is("retiring") || is("retired");
    }

    record Phase(
            @JsonProperty("phase") String name,
            @Nullable String what,
            @Nullable Integer step,
            @Nullable Integer steps,
            @Nullable Long done,
            @Nullable Long total,
            @Nullable Double rowsPerSecond,
            @Nullable Long etaSeconds) {}

    record Verification(String at, boolean sound, JsonNode report) {}
}
