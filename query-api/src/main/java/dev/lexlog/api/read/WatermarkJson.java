package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.Watermark;

/// A watermark as JSON: for each log topic, the position in each partition.
public record WatermarkJson(Topics topics) {
    public ObjectNode of(Watermark watermark, int partitionCount) {
        var json = Json.object();
        var eventTime = watermark.eventTime();
        json.put("event_time", eventTime == null ? null : eventTime.toString());
        var positions = json.putObject("positions");
        for (var table : LogTable.values()) {
            var topic = topics.log(table);
            var list = positions.putArray(topic);
            for (int p = 0; p < partitionCount; p++) {
                list.add(watermark.positions().getOrDefault(new LogPartition(topic, p), 0L));
            }
        }
        return json;
    }
}
