package dev.lexlog.store.relational;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.GenerationState.Verifying;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A generation's state as two columns, its name and what it carries; offsets of partitions as a
/// JSON object.
final class StateColumns {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Refused before it was made.
    private static final String UNMADE = "unmade";

    private StateColumns() {}

    /// As which it is stored: who is live and who is being promoted is told elsewhere.
    static String name(GenerationState state) {
        return switch (state) {
            case Live _, Promoting _ -> new Ready().wireName();
            case Refused(_, boolean made) -> made ? state.wireName() : UNMADE;
            case Loading _, Indexing _, CatchingUp _, Verifying _, Ready _, Retiring _, Retired _ ->
                    state.wireName();
        };
    }

    static @Nullable String details(GenerationState state) {
        return switch (state) {
            case Loading(Map<LogPartition, Long> ends) -> offsets(ends);
            case Refused(String reason, _) -> reason;
            case Indexing _,
                    CatchingUp _,
                    Verifying _,
                    Ready _,
                    Promoting _,
                    Live _,
                    Retiring _,
                    Retired _ ->
                    null;
        };
    }

    static GenerationState read(String name, @Nullable String details) {
        return switch (name) {
            case "loading" -> new Loading(offsets(String.valueOf(details)));
            case "indexing" -> new Indexing();
            case "catching-up" -> new CatchingUp();
            case "verifying" -> new Verifying();
            case "ready" -> new Ready();
            case "refused" -> new Refused(String.valueOf(details), true);
            case UNMADE -> new Refused(String.valueOf(details), false);
            case "retiring" -> new Retiring();
            case "retired" -> new Retired();
            default -> throw new Fault("unknown state of a generation in a row: " + name);
        };
    }

    static String offsets(Map<LogPartition, Long> offsets) {
        var names = new TreeMap<String, Long>();
        offsets.forEach((partition, offset) -> names.put(partition.toString(), offset));
        try {
            return JSON.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new Fault("offsets cannot be written as JSON: " + offsets, e);
        }
    }

    static Map<LogPartition, Long> offsets(String column) {
        try {
            var offsets = new HashMap<LogPartition, Long>();
            JSON.readValue(column, new TypeReference<Map<String, Long>>() {})
                    .forEach((name, offset) -> offsets.put(partition(name), offset));
            return offsets;
        } catch (JsonProcessingException e) {
            throw new Fault("offsets are not JSON: " + column, e);
        }
    }

    private static LogPartition partition(String name) {
        int slash = name.lastIndexOf('/');
        return new LogPartition(
                name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
    }
}
