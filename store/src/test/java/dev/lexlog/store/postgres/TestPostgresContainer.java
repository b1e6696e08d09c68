package dev.lexlog.store.postgres;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// A PostgreSQL with pgvector in a container, by Testcontainers.
final class TestPostgresContainer implements TestPostgresServer {
    static final String IMAGE = "pgvector/pgvector:pg17";

    private static final int PORT = 5432;
    private static final Duration PULL = Duration.ofMinutes(5);
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final GenericContainer<?> container;
    private final String password;
    private final int port;

    private TestPostgresContainer(Map<String, String> settings) {
        password = UUID.randomUUID().toString();
        port = TestPostgresPort.free();
        container = new GenericContainer<>(IMAGE);
        container
                .withEnv("POSTGRES_PASSWORD", password)
                .withCommand(command(settings))
                .withExposedPorts(PORT)
                .waitingFor(
                        Wait.forLogMessage(".*ready to accept connections.*", 2)
                                .withStartupTimeout(START));
        container.setPortBindings(List.of(port + ":" + PORT));
    }

    static TestPostgresWay open(Map<String, String> settings) {
        if (!TestPostgresDocker.answers()) {
            return new TestPostgresWay.Closed("no Docker answers");
        }
        try {
            pullIfMissing(DockerClientFactory.instance().client());
            var server = new TestPostgresContainer(settings);
            server.container.start();
            return new TestPostgresWay.Open(server);
        } catch (DockerException | ContainerLaunchException | IllegalStateException e) {
            return new TestPostgresWay.Closed(
                    "Docker answers, but %s does not start: %s".formatted(IMAGE, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pulling " + IMAGE, e);
        }
    }

    @Override
    public TestPostgresDatabase database() {
        return administration().newDatabase();
    }

    @Override
    public TestPostgresDatabase administration() {
        return new TestPostgresDatabase(
                "jdbc:postgresql://%s:%d/postgres".formatted(container.getHost(), port),
                "postgres",
                password);
    }

    @Override
    public void stop() {
        client().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void crash() {
        client().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void start() {
        client().startContainerCmd(container.getContainerId()).exec();
        awaitAnswer(Instant.now().plus(START));
    }

    @Override
    public void close() {
        container.close();
    }

    private static void pullIfMissing(DockerClient client) throws InterruptedException {
        try {
            client.inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException _) {
            client.pullImageCmd(IMAGE).start().awaitCompletion(PULL.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static String[] command(Map<String, String> settings) {
        var words = new ArrayList<>(List.of("postgres"));
        TestPostgresSettings.with(settings)
                .forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words.toArray(String[]::new);
    }

    private void awaitAnswer(Instant deadline) {
        while (true) {
            try {
                administration().connect().close();
                return;
            } catch (SQLException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("the container does not start again", e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
