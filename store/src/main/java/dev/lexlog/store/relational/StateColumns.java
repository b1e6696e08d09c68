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

/// A generation's state as two columns, its name and what it carries as JSON; offsets are an object
/// by partition.
final class StateColumns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StateColumns() {}

    /// As which it is stored: who is live and who is being promoted is told elsewhere.
    static String name(GenerationState state) {
        return switch (state) {
            case Live _, Promoting _ -> new Ready().wireName();
            case Loading _,
                    Indexing _,
                    CatchingUp _,
                    Verifying _,
                    Ready _,
                    Refused _,
                    Retiring _,
                    Retired _ ->
                    state.wireName();
        };
    }

    static @Nullable String details(GenerationState state) {
        return switch (state) {
            case Loading(Map<LogPartition, Long> ends) -> offsets(ends);
            case Refused refused -> json(refused);
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
            case "refused" -> parse(String.valueOf(details), new TypeReference<Refused>() {});
            case "retiring" -> new Retiring();
            case "retired" -> new Retired();
            default -> throw new Fault("unknown state of a generation in a row: " + name);
        };
    }

    static String offsets(Map<LogPartition, Long> offsets) {
        var names = new TreeMap<String, Long>();
        offsets.forEach((partition, offset) -> names.put(partition.toString(), offset));
        return json(names);
    }

    static Map<LogPartition, Long> offsets(String column) {
        var offsets = new HashMap<LogPartition, Long>();
        parse(column, new TypeReference<Map<String, Long>>() {})
                .forEach((name, offset) -> offsets.put(partition(name), offset));
        return offsets;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new Fault("cannot be written as JSON: " + value, e);
        }
    }

    private static <T> T parse(String column, TypeReference<T> type) {
        try {
            return JSON.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new Fault("not the JSON of a generation's state: " + column, e);
        }
    }

    private static LogPartition partition(String name) {
        int slash = name.lastIndexOf('/');
        return new LogPartition(
                name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
    }
}
