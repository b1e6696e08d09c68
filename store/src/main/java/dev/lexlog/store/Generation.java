package dev.lexlog.store;

import dev.lexlog.schemas.model.LogRow;
import java.time.Duration;

/// A complete set of tables and indexes, made with one {@link GenerationSettings}.
public interface Generation extends AutoCloseable {
    int number();

    GenerationSettings settings();

    LexicalRanking lexical();

    GenerationWriter writer();

    /// One moment of the generation for one request, which may take this long.
    Reading read(Duration timeout);

    /// One moment of all of it.
    Audit audit();

    /// The row as this generation keeps it: a vector of half the precision is another one.
    LogRow stored(LogRow row);

    @Override
    void close();
}
