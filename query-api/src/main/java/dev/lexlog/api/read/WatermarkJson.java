package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Watermark;

/// A watermark as JSON: for each log topic, the position in each partition.
public record WatermarkJson(Topics topics) {
    public ObjectNode of(Watermark watermark, GenerationSettings settings) {
        var json = Json.object();
        var eventTime = watermark.eventTime();
        json.put("event_time", eventTime == null ? null : eventTime.toString());
        var positions = json.putObject("positions");
        for (var topic : topics.logs(settings.embeddings())) {
            var list = positions.putArray(topic);
            for (int p = 0; p < settings.partitionCount(); p++) {
                list.add(watermark.positions().getOrDefault(new LogPartition(topic, p), 0L));
            }
        }
        return json;
    }
}
