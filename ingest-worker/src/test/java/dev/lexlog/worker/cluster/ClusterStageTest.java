package dev.lexlog.worker.cluster;

import static dev.lexlog.worker.driver.WorkerDriver.bytes;
import static dev.lexlog.worker.driver.WorkerDriver.header;
import static dev.lexlog.worker.event.Commands.clusters;
import static dev.lexlog.worker.event.Commands.domainRemoved;
import static dev.lexlog.worker.event.Commands.sessionEnded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.worker.driver.WorkerDriver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterStageTest {
    private WorkerDriver worker;

    @BeforeEach
    void start(@TempDir Path folder) {
        worker = new WorkerDriver(folder);
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void clustersBecomeOneRowATerm() {
        worker.publish(clusters("sales", null, "Order invoice", "Person"));

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        new TermCluster("sales", null, "Order", "order", 0, worker.now()),
                        new TermCluster("sales", null, "invoice", "invoice", 0, worker.now()),
                        new TermCluster("sales", null, "Person", "person", 1, worker.now()));
    }

    @Test
    void newClustersReplaceTheScopesAndWriteOnlyWhatDiffers() {
        worker.publish(clusters("sales", null, "order invoice", "person"));
        worker.changes();

        worker.publish(clusters("sales", null, "order", "person invoice"));

        assertThat(rows())
                .singleElement()
                .returns("invoice", TermCluster::term)
                .returns(1, TermCluster::cluster);
    }

    @Test
    void termThatIsNotComputedAgainGoes() {
        worker.publish(clusters("sales", null, "order invoice"));
        worker.changes();

        worker.publish(clusters("sales", null, "order"));

        assertThat(worker.changes())
                .singleElement()
                .isInstanceOf(Change.Delete.class)
                .returns("[\"sales\",null,\"invoice\"]", Change::key);
    }

    @Test
    void noClustersEmptyTheScopeAlone() {
        worker.publish(clusters("sales", null, "order"));
        worker.publish(clusters("sales", "s1", "order"));
        worker.changes();

        worker.publish(clusters("sales", null));

        assertThat(worker.changes())
                .singleElement()
                .returns("[\"sales\",null,\"order\"]", Change::key);
    }

    @Test
    void termStaysWhereItComesFirstHoweverItIsSpelt() {
        worker.publish(clusters(null, null, "Order", "ORDER person order"));

        assertThat(rows())
                .extracting(row -> row.term() + row.cluster())
                .containsExactlyInAnyOrder("Order0", "person1");
    }

    @Test
    void otherSpellingTakesThePlaceOfTheFormer() {
        worker.publish(clusters(null, null, "Order"));
        worker.changes();

        worker.publish(clusters(null, null, "order"));

        assertThat(worker.changes())
                .satisfiesExactly(
                        gone -> assertThat(gone).isInstanceOf(Change.Delete.class),
                        put -> assertThat(put.key()).isEqualTo("[null,null,\"order\"]"));
    }

    @Test
    void clustersOfAnEndedSessionGoAndThoseComputedLaterStay() {
        worker.publish(clusters("sales", "s1", "order invoice"));
        worker.publish(clusters("sales", "s11", "order"));
        worker.publish(clusters("sales", null, "order"));
        worker.changes();
        worker.publish(sessionEnded("s1"));
        assertThat(worker.changes())
                .extracting(Change::key)
                .containsExactlyInAnyOrder(
                        "[\"sales\",\"s1\",\"order\"]", "[\"sales\",\"s1\",\"invoice\"]");

        worker.publish(clusters("sales", "s1", "order"));

        assertThat(rows()).hasSize(1);
    }

    @Test
    void clustersOfARemovedDomainGoInEverySession() {
        worker.publish(clusters("sales", "s1", "order"));
        worker.publish(clusters("sales", null, "order"));
        worker.publish(clusters("hr", null, "order"));
        worker.changes();
        worker.publish(domainRemoved("sales"));

        assertThat(worker.changes())
                .extracting(Change::key)
                .containsExactlyInAnyOrder(
                        "[\"sales\",\"s1\",\"order\"]", "[\"sales\",null,\"order\"]");
    }

    @Test
    void clustersThatAreReadAfterTheSessionEndedAreDropped() {
        worker.publish(sessionEnded("s1"), worker.now().plusSeconds(60));
        worker.publish(clusters(null, "s1", "order"));

        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        var long513 = "x".repeat(513);
        worker.publish(clusters("sales", null, long513));
        worker.publish(clusters(long513, null, "order"));
        worker.publish(clusters("sales", null, "or\0der"));
        worker.publish(clusters("sales", null, "order", ""));
        worker.publish(clusters("sales", null, many(200_001)));
        worker.publish(at(Instant.parse("0000-12-31T23:59:59.999Z")));
        worker.send(
                InputTopic.CLUSTERS,
                bytes("[\"sales\"]"),
                worker.events.encode(clusters("sales", null, "order")));

        assertThat(worker.deadLetters())
                .extracting(letter -> header(letter.headers(), "reason"))
                .containsExactly(
                        "too_long",
                        "too_long",
                        "nul_character",
                        "empty_name",
                        "too_large",
                        "bad_time",
                        "wrong_key");
        assertThat(worker.changes()).isEmpty();
    }

    private List<TermCluster> rows() {
        return worker.puts(LogTable.CLUSTERS, TermCluster.class);
    }

    private static String many(int terms) {
        return String.join(" ", Collections.nCopies(terms, "x"));
    }

    private static ClustersComputed at(Instant time) {
        return new ClustersComputed(null, null, "", time, List.of());
    }
}
