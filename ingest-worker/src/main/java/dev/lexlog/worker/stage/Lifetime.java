package dev.lexlog.worker.stage;

/// What a stage does when its task begins to work here, with its state complete, and when the task
/// ends or moves to another process.
public interface Lifetime {
    void begin();

    void end();
}
