package dev.lexlog.standalone.stack;

import dev.lexlog.projector.Replay;
import java.time.Duration;

/// Hears and says nothing.
record SilentListener() implements StackListener {
    @Override
    public void warning(String text) {}

    @Override
    public void up(String part, Duration since) {}

    @Override
    public void replaying(Replay replay) {}
}
