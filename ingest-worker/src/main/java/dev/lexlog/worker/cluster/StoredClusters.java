package dev.lexlog.worker.cluster;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The state in two stores: one entry a scope, with the append time of its last event, and one
/// entry a term under its scope's key, a zero byte and the folded term. A scope's key is the array
/// [session, domain], so that a session's scopes are neighbours.
final class StoredClusters {
    private final Entries scopes;
    private final Entries members;

    StoredClusters(TaskStores stores) {
        this.scopes = stores.entries("cluster-scopes");
        this.members = stores.entries("cluster-members");
    }

    Entries scopes() {
        return scopes;
    }

    static Instant appendedAt(byte[] scopeEntry) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(scopeEntry).getLong());
    }

    void put(ClusterScope scope, Instant appendedAt) {
        scopes.put(
                scope.key(),
                ByteBuffer.allocate(Long.BYTES).putLong(appendedAt.toEpochMilli()).array());
    }

    void delete(ClusterScope scope) {
        scopes.delete(scope.key());
    }

    /// By folded term.
    SortedMap<String, Member> members(ClusterScope scope, int most) {
        var prefix = scope.key() + '\0';
        var found = new TreeMap<String, Member>();
        members.scan(prefix, null, most)
                .forEach(entry ->
                        found.put(
                                entry.key().substring(prefix.length()),
                                Member.fromBytes(entry.value())));
        return found;
    }

    void put(ClusterScope scope, String folded, Member member) {
        members.put(scope.key() + '\0' + folded, member.toBytes());
    }

    void delete(ClusterScope scope, String folded) {
        members.delete(scope.key() + '\0' + folded);
    }

    /// Domain and session of clusters.
    record ClusterScope(@Nullable String domain, @Nullable String session) {
        String key() {
            return Keys.array(session, domain);
        }

        /// The record key of the scope's events, and so what its rows are routed by.
        String routedBy() {
            return Keys.array(domain, session);
        }

        /// What the keys of a session's scopes begin with.
        static String keysOf(String session) {
            var alone = Keys.array(session);
            return alone.substring(0, alone.length() - 1) + ',';
        }

        static ClusterScope ofKey(String key) {
            var parts = Keys.texts(key);
            return new ClusterScope(parts.get(1), parts.get(0));
        }
    }

    /// A term as it was published, and the number of its cluster.
    record Member(String term, int cluster) {
        byte[] toBytes() {
            return Keys.array(term, Integer.toString(cluster)).getBytes(StandardCharsets.UTF_8);
        }

        static Member fromBytes(byte[] bytes) {
            List<@Nullable String> parts = Keys.texts(new String(bytes, StandardCharsets.UTF_8));
            return new Member(
                    Objects.requireNonNull(parts.get(0)),
                    Integer.parseInt(Objects.requireNonNull(parts.get(1))));
        }
    }
}
