package dev.lexlog.worker.scope;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.worker.scope.Scope.Domain;
import dev.lexlog.worker.scope.Scope.Session;
import dev.lexlog.worker.scope.Scope.SourceEverywhere;
import dev.lexlog.worker.scope.Scope.SourceInDomain;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// For every scope the latest time of a command on it, kept for ever: what the broker appended not
/// later is gone, also when it is read after the command.
public final class Marks {
    private static final String STORE = "scope-marks";

    private final Entries entries;

    public Marks(TaskStores stores) {
        this.entries = stores.entries(STORE);
    }

    /// True when what was appended then, of this session and domain, is gone.
    public boolean cover(@Nullable String session, @Nullable String domain, Instant appendedAt) {
        return reaches(latest(session, domain), appendedAt);
    }

    /// True when what was appended then, of this document while it came from `source`, is gone.
    public boolean cover(DocumentId id, @Nullable Source source, Instant appendedAt) {
        return reaches(latest(id, source), appendedAt);
    }

    /// The latest command on the session or the domain; null when there was none.
    public @Nullable Instant latest(@Nullable String session, @Nullable String domain) {
        return latest(
                session == null ? null : new Session(session),
                domain == null ? null : new Domain(domain));
    }

    /// The latest command on the document's session, its domain, or its source; a null source is
    /// left out.
    public @Nullable Instant latest(DocumentId id, @Nullable Source source) {
        var name = source == null ? null : source.wireName();
        return latest(
                id.session() == null ? null : new Session(id.session()),
                id.domain() == null ? null : new Domain(id.domain()),
                name == null ? null : new SourceEverywhere(name),
                name == null ? null : new SourceInDomain(name, id.domain()));
    }

    /// The latest command on exactly this scope.
    @Nullable Instant latest(Scope scope) {
        var stored = entries.get(scope.key());
        return stored == null ? null : Instant.ofEpochMilli(ByteBuffer.wrap(stored).getLong());
    }

    void put(Scope scope, Instant time) {
        entries.put(
                scope.key(), ByteBuffer.allocate(Long.BYTES).putLong(time.toEpochMilli()).array());
    }

    private @Nullable Instant latest(@Nullable Scope... scopes) {
        return Stream.of(scopes)
                .map(scope -> scope == null ? null : latest(scope))
                .filter(time -> time != null)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static boolean reaches(@Nullable Instant mark, Instant appendedAt) {
        return mark != null && !appendedAt.isAfter(mark);
    }
}
