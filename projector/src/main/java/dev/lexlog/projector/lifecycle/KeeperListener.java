package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.lifecycle.GenerationState;

/// Hears what a keeper has to say, on its threads.
public interface KeeperListener {
    /// The generation that answers cannot be kept; the process should stop.
    void failed(Fault fault);

    /// How far the one that answers has come with what was there at the start, as {@link
    /// dev.lexlog.projector.ProjectorListener#replaying} says it.
    void replaying(Replay replay);

    /// This process moved a generation on.
    void moved(int number, GenerationState from, GenerationState to);
}
