package dev.lexlog.worker.stage;

import dev.lexlog.worker.rules.Checked;
import java.util.List;

/// Decides what one input event changes, remembers it in its task's state, and answers the records
/// to write. A refusal changes nothing.
public interface Stage<E> {
    Checked<List<Output>> take(E event, Arrival arrival);
}
