package dev.lexlog.worker.scope;

import java.time.Instant;

/// That what the broker appended to the scope not later than `time` is gone.
record Mark(Scope scope, Instant time) {}
