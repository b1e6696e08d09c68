package dev.lexlog.store.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which sessions there are, for whoever runs the store: the one read that no visibility narrows,
/// and it answers nothing but their ids.
public interface SessionReads {
    /// Sessions behind `after` (null: from the start), by id.
    List<Activity> sessions(@Nullable String after, int limit);

    /// `newest` is the time of the newest event that left a row of the session, as the event told
    /// it; what was removed, refused, or only changed links, is not known here.
    record Activity(String session, Instant newest) {}
}
