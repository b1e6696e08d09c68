package dev.lexlog.store;

import java.time.Duration;

/// A complete set of tables and indexes, made with one {@link GenerationSettings}.
public interface Generation extends AutoCloseable {
    int number();

    GenerationSettings settings();

    LexicalRanking lexical();

    GenerationWriter writer();

    /// One moment of the generation for one request, which may take this long.
    Reading read(Duration timeout);

    @Override
    void close();
}
