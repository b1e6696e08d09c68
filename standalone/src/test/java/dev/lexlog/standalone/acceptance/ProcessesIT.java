package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Events;
import dev.lexlog.standalone.blackbox.Http;
import dev.lexlog.store.postgres.TestPostgres;
import dev.lexlog.store.postgres.TestPostgresDatabase;
import dev.lexlog.store.postgres.TestPostgresServer;
import dev.lexlog.store.postgres.VectorType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Worker, projectors and API as processes of their own, on PostgreSQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessesIT {
    private static final Duration OUTAGE =
            Duration.ofSeconds(Boolean.getBoolean("lexlog.long") ? 60 : 8);
    private static final Duration SOON = Duration.ofMinutes(1);

    private TestPostgresServer postgres = TestPostgres.server(Map.of());
    private TestPostgresDatabase database = postgres.database();
    private List<LexlogProcess> processes = List.of();
    private Installation installation;
    private LexlogProcess api;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = Installation.open(folder);
        var worker = installation.start("worker", "w1", Map.of());
        var one = installation.start("projector", "p1", database.address());
        var other = installation.start("projector", "p2", database.address());
        api = installation.start("api", "a1", database.address());
        processes = List.of(worker, one, other, api);
        processes.forEach(LexlogProcess::awaitReady);
        client = installation.client(api);
    }

    @AfterAll
    void stop() {
        client.close();
        installation.close();
        postgres.close();
    }

    @Test
    void whatIsPublishedWithWaitIsFound(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("crane.md"), "# Crane\n\nIt lifts boxes.\n");

        assertThat(publish(file)).contains("published 1");
        assertThat(client.search("lifts boxes")).contains("crane.md");
        assertThat(client.search("lifts boxes", "text")).contains("crane.md");
    }

    @Test
    void databaseThatIsDownForAWhileLosesNothing() {
        var sent = new ArrayList<Future<RecordMetadata>>();
        sent.add(client.publish(Events.document("before.md", "Before the outage.")));
        postgres.stop();
        var health = processes.subList(1, 4).stream().map(p -> new Http(p.url())).toList();
        for (int i = 0; i < 200; i++) {
            sent.add(client.publish(Events.document("outage-%03d.md".formatted(i), "Text " + i)));
        }
        health.forEach(each -> awaitReadiness(each, 503, "PostgreSQL"));
        LockSupport.parkNanos(OUTAGE.toNanos());
        assertThat(processes).allMatch(LexlogProcess::isAlive);
        postgres.start();

        client.await(sent);
        health.forEach(each -> awaitReadiness(each, 200, "UP"));
        assertThat(client.http().all("/v1/documents?limit=1000")).hasSizeGreaterThan(200);
        var address = new Address(api.url(), installation.kafka(), installation.registry());
        assertThat(client.digests())
                .isEqualTo(LogFold.of(address).digests(VectorType.HALFVEC::stored));
        assertThat(processes).allMatch(LexlogProcess::isAlive);
        assertThat(processes.get(1).output()).doesNotContain("\tat ");
        health.forEach(Http::close);
    }

    @Test
    void wrongPasswordIsOneLine() {
        var wrong = database.address().replace(":" + database.password() + "@", ":wrong@");

        var projector = installation.start("projector", "p9", wrong);

        assertThat(projector.awaitExit(SOON)).isEqualTo(1);
        assertThat(projector.output().lines())
                .singleElement()
                .asString()
                .startsWith("lexlog: PostgreSQL at ")
                .contains("refuses user " + database.user())
                .doesNotContain("wrong@");
    }

    @Test
    void processesStopInTimeWhileKafkaAndPostgresAreAway() {
        var nowhere =
                Map.of(
                        "LEXLOG_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                        "LEXLOG_STORAGE_DATABASE_URL", "postgresql://u:p@127.0.0.1:1/d");
        var worker = installation.start("worker", "w9", nowhere);
        var projector = installation.start("projector", "p9", nowhere);
        var alone = installation.start("api", "a9", nowhere);

        worker.awaitOutput("Waiting for Kafka");
        projector.awaitOutput("waiting for PostgreSQL");
        alone.awaitOutput("waiting for PostgreSQL");
        for (var process : List.of(worker, projector, alone)) {
            process.stop();
            assertThat(process.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void aSecondProcessOfTheSameNameEndsTheFirst() {
        var first = installation.start("projector", "twin", database.address()).awaitReady();
        var second = installation.start("projector", "twin", database.address()).awaitReady();

        assertThat(first.awaitExit(SOON)).isEqualTo(1);
        assertThat(first.output()).contains("another process runs under the same instance name");
        second.stop();
    }

    @Test
    void duckDbHasItsProjectorInsideTheApi(@TempDir Path folder) {
        var duckDb = "duckdb://" + folder.resolve("duck").toAbsolutePath();
        var sent = client.publish(Events.document("duck.md", "The duck swims."));

        var projector = installation.start("projector", "d0", duckDb);
        assertThat(projector.awaitExit(SOON)).isEqualTo(1);
        assertThat(projector.output()).contains("lexlog api has its projector inside");
        var alone = installation.start("api", "d1", duckDb).awaitReady();
        try (var reader = installation.client(alone)) {
            reader.await(List.of(sent));
            assertThat(reader.search("duck swims", "text")).contains("duck.md");
        }
        alone.stop();
    }

    private String publish(Path file) {
        var arguments =
                List.of(
                        "publish",
                        file.toString(),
                        "--wait",
                        "--api=" + api.url(),
                        "--bootstrap-servers=" + installation.kafka(),
                        "--schema-registry-url=" + installation.registry());
        try (var publishing = LexlogProcess.run(arguments, Map.of())) {
            assertThat(publishing.awaitExit(SOON)).isZero();
            return publishing.output();
        }
    }

    private static void awaitReadiness(Http health, int status, String said) {
        long deadline = System.nanoTime() + SOON.toNanos();
        var answer = health.tryGet("/health/ready");
        while (answer.status() != status || !answer.text().contains(said)) {
            assertThat(System.nanoTime()).as("%s", answer).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = health.tryGet("/health/ready");
        }
    }
}
