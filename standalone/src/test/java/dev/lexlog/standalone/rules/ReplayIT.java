package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.asserted;
import static dev.lexlog.standalone.rules.Told.defined;
import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.edit;
import static dev.lexlog.standalone.rules.Told.event;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mentions;
import static dev.lexlog.standalone.rules.Told.triple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.projector.Replay;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.LogEnds;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole write model comes back from the log alone.
class ReplayIT {
    @TempDir Path data;

    /// Rows that were replaced and rows that went must not come back either.
    @Test
    void deletedTablesAndIndexComeBackTheSameAndNothingIsEmbedded() throws Exception {
        var own = new Own("sales", "talk", "ann");
        Map<String, String> digests;
        Map<LogTable, Long> written;
        List<String> empty;
        try (var up = TestStack.start(data)) {
            empty = List.copyOf(up.client().digests().values());
            fill(up.client(), own);
            digests = up.client().digests();
            written = LogEnds.of(up.address());
        }
        assertThat(digests).hasSameSizeAs(LogTable.values());
        assertThat(digests.values()).doesNotContainAnyElementsOf(empty);
        delete(data.resolve("generations"));

        try (var again = TestStack.start(data)) {
            assertThat(again.replays()).last().extracting(Replay::complete).isEqualTo(true);
            assertThat(again.client().digests()).isEqualTo(digests);
            assertThat(LogEnds.of(again.address())).isEqualTo(written);
            assertThat(View.of(again.client(), own).found("purchase")).hasSize(1);
        }
    }

    /// At least one row in every table, one replaced and one deleted in most.
    private static void fill(Client client, Own own) {
        client.apply(
                document(own, "a", List.of("one", "two")),
                document(own, "gone", List.of("three")),
                found(own, "gone", mentions(0, "tariff", "rebate")),
                found(
                        own,
                        "a",
                        mentions(0, "tariff"),
                        "relationships",
                        List.of(triple("tariff", "own", "b"))),
                asserted(own, "tariff", "own", "c"),
                defined(own, "order"),
                defined(own, "line", "parent", "order"),
                event("SourceHashSet", "source_id", "sales", "hash_type", "db", "hash", "1"),
                hash("a"),
                hash("b"),
                clusters("tariff", "rebate"));
        client.apply(
                document(own, "a", List.of("two", "four")),
                Told.removed(own, "gone"),
                edit(own, "TermRenamed", "name", "order", "new_name", "purchase"),
                edit(own, "TermRemoved", "name", "line"),
                event("SourceHashSet", "source_id", "sales", "hash_type", "er", "hash", "2"),
                event(
                        "ResourceHashRemoved",
                        "source_id",
                        "sales",
                        "resource_type",
                        "table",
                        "resource_name",
                        "b"),
                clusters("tariff", "order"));
        client.apply(found(own, "a", mentions(1, "tariff", "discount")));
    }

    private static InputEvent hash(String table) {
        return event(
                "ResourceHashSet",
                "source_id",
                "sales",
                "resource_type",
                "table",
                "resource_name",
                table,
                "content_hash",
                "1");
    }

    private static InputEvent clusters(String... terms) {
        return event(
                "ClustersComputed",
                "domain_id",
                "sales",
                "clusters",
                List.of(Told.fields("terms", List.of(terms))));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
