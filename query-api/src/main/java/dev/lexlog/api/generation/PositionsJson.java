package dev.lexlog.api.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.Retired;
import dev.lexlog.store.lifecycle.GenerationState.Retiring;
import dev.lexlog.store.lifecycle.Generations;

/// How far a generation has read, as JSON: for each log topic, the position in each partition; null
/// of one that is read no more.
record PositionsJson(Topics topics) {
    JsonNode of(Generations generations, GenerationEntry entry) {
        if (entry.state() instanceof Retiring || entry.state() instanceof Retired) {
            return Json.nothing();
        }
        var positions = generations.positions(entry.number());
        var json = Json.object();
        for (var topic : topics.logs(entry.settings().embeddings())) {
            var list = json.putArray(topic);
            for (int p = 0; p < entry.settings().partitionCount(); p++) {
                list.add(positions.getOrDefault(new LogPartition(topic, p), 0L));
            }
        }
        return json;
    }
}
