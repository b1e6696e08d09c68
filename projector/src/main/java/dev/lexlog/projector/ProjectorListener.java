package dev.lexlog.projector;

import dev.lexlog.schemas.failure.Fault;

/// Hears what a projector has to say, on its thread.
public interface ProjectorListener {
    /// It stopped for good; the process should, too.
    void failed(Fault fault);

    /// How far the reading of what was there at the start has come; the last one, perhaps the only
    /// one, is complete.
    void replaying(Replay replay);
}
