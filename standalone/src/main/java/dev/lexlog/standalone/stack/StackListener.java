package dev.lexlog.standalone.stack;

import dev.lexlog.projector.Replay;
import java.time.Duration;

/// Hears how the start goes, from several threads.
public interface StackListener {
    /// Something that the user should know, in one line.
    void warning(String text);

    /// A part is up, this long after the start began.
    void up(String part, Duration since);

    /// What the index lacked at the start is being read again; the last one is complete.
    void replaying(Replay replay);
}
