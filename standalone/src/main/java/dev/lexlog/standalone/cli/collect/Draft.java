package dev.lexlog.standalone.cli.collect;

import dev.lexlog.schemas.event.InputEvent;

/// What a file, or a line of one, became.
public sealed interface Draft {
    record Ready(InputEvent event) implements Draft {}

    /// A file of the folder that cannot be published; the rest can.
    record Skipped(String path, String reason) implements Draft {}

    /// A line that is no event.
    ///
    /// @param place `file:line`
    record BadLine(String place, String reason) implements Draft {}
}
