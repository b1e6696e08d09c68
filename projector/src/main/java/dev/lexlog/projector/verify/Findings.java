package dev.lexlog.projector.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a verification found. It is sound without problems. `positions` says how far log and tables
/// were compared, by partition; `live` is the generation whose rows the differences by table are
/// told against. `unindexed` are the first ten of those that the index does not lead to.
public record Findings(
        boolean sound,
        List<String> problems,
        @Nullable Integer live,
        List<TableFindings> tables,
        List<String> unindexed,
        int unindexedCount,
        double recallAtTen,
        Map<String, Long> positions) {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    public Findings {
        problems = List.copyOf(problems);
        tables = List.copyOf(tables);
        unindexed = List.copyOf(unindexed);
        positions = Map.copyOf(positions);
    }

    /// One that could not be brought to an end.
    public static Findings failed(RuntimeException failure) {
        var problem = "cannot be verified: " + failure.getMessage();
        return new Findings(false, List.of(problem), null, List.of(), List.of(), 0, 0, Map.of());
    }

    public String reason() {
        return String.join("; ", problems);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
