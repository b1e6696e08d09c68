package dev.lexlog.standalone.cli.collect;

import dev.lexlog.schemas.wire.EventJson;
import dev.lexlog.schemas.wire.EventJson.Parsed;

/// A line of a `.jsonl` file: with `"type"` an event of that type, without one a document.
final class EventLine {
    private EventLine() {}

    static Draft parse(String place, String line, Scope scope) {
        return switch (EventJson.parse(line, scope.fields())) {
            case Parsed.Event(var event) -> new Draft.Ready(event);
            case Parsed.Bad(var reason) -> new Draft.BadLine(place, reason);
        };
    }
}
