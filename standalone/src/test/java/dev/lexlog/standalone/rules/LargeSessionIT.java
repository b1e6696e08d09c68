package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.event;
import static dev.lexlog.standalone.rules.Told.found;
import static dev.lexlog.standalone.rules.Told.mention;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A session far larger than a step of the sweep. `lexlog.long` makes it 50,000 chunks with 200,000
/// mentions.
@ExtendWith(SharedStack.class)
class LargeSessionIT {
    private static final boolean LONG = Boolean.getBoolean("lexlog.long");
    private static final int DOCUMENTS = LONG ? 500 : 10;
    private static final int CHUNKS = LONG ? 100 : 50;
    private static final int MENTIONS_A_CHUNK = 4;
    private static final int DOCUMENTS_A_ROUND = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void largeSessionEndsWhileOthersAnswer(Client client, Own own) {
        var large = View.of(client, own).session(own.session());
        var small = large.session(own.session() + "-2");
        fill(client, own);
        client.apply(
                document(
                        own, "kept", List.of("quartz lantern"), "session_id", own.session() + "-2"),
                found(
                        own,
                        "kept",
                        List.of(mention("entity 0", 0)),
                        "session_id",
                        own.session() + "-2"));
        assertThat(chunks(large)).isEqualTo(DOCUMENTS * CHUNKS);
        assertThat(large.entity("entity 0").path("mention_count").asInt())
                .isEqualTo(DOCUMENTS * CHUNKS);
        var before = rows(small);

        var end = client.publish(event("SessionEnded", "session_id", own.session()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (holds(large, "chunks") || holds(large, "entities")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            assertThat(rows(small)).isEqualTo(before);
            assertThat(small.found("quartz")).containsExactly("kept");
        }
        client.await(List.of(end));

        assertThat(large.items("documents?limit=1000")).isEmpty();
        assertThat(large.items("entities?limit=1000")).isEmpty();
        assertThat(rows(small)).isEqualTo(before);
    }

    private static void fill(Client client, Own own) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (int d = 0; d < DOCUMENTS; d++) {
            var name = "large " + d;
            var texts = IntStream.range(0, CHUNKS).mapToObj(c -> name + " chunk " + c).toList();
            var mentions = new ArrayList<Object>();
            for (int c = 0; c < CHUNKS; c++) {
                for (int m = 0; m < MENTIONS_A_CHUNK; m++) {
                    mentions.add(mention("entity " + m, c));
                }
            }
            sent.add(client.publish(document(own, name, texts, "session_id", own.session())));
            sent.add(client.publish(found(own, name, mentions, "session_id", own.session())));
            if (d % DOCUMENTS_A_ROUND == DOCUMENTS_A_ROUND - 1 || d == DOCUMENTS - 1) {
                client.await(sent);
                sent.clear();
            }
        }
    }

    /// The first page only: a cursor may stand at a row that goes meanwhile.
    private static boolean holds(View session, String list) {
        return !session.get(list + "?limit=1").path("items").isEmpty();
    }

    private static int chunks(View session) {
        return session.items("chunks?fields=id&limit=1000").size();
    }

    private static List<?> rows(View session) {
        return List.of(
                session.items("documents"), session.items("entities"), session.chunks("kept"));
    }
}
