package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.blackbox.Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A producer outside of Java: kafkajs and its registry client, in Node.
class ForeignProducerIT {
    private static final List<String> SOURCES =
            List.of("package.json", "package-lock.json", "produce.mjs");

    @TempDir static Path folder;
    private static LexlogProcess lexlog;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        for (var name : SOURCES) {
            Files.copy(Path.of("src/test/foreign", name), folder.resolve(name));
        }
        run(List.of("npm", "ci", "--silent", "--no-audit", "--no-fund"));
        lexlog = LexlogProcess.up(folder.resolve("data")).awaitReady();
        client = new Client(lexlog.address());
    }

    @AfterAll
    static void stop() {
        client.close();
        lexlog.close();
    }

    @Test
    void documentOfAForeignClientIsFound() throws Exception {
        produce("guides/hydrofoil.md", "# Hydrofoil\n\nThe foil lifts the hull at twelve knots.");

        assertThat(client.search("hydrofoil hull lift")).first().isEqualTo("guides/hydrofoil.md");
    }

    @Test
    void recordInAForeignPartitionIsReroutedAndFound() throws Exception {
        int own = Partitions.of("guides/ballast.md", 6);
        produce(
                "guides/ballast.md",
                "# Ballast\n\nPump the aft ballast tank before departure.",
                Integer.toString((own + 1) % 6));

        assertThat(client.search("aft ballast tank")).first().isEqualTo("guides/ballast.md");
    }

    private static void produce(String name, String content, String... partition) throws Exception {
        var command = new ArrayList<>(List.of("node", "produce.mjs", lexlog.address().kafka()));
        command.addAll(
                List.of(
                        lexlog.address().registry(),
                        Topics.DEFAULT.input(InputTopic.DOCUMENTS),
                        name,
                        content));
        command.addAll(List.of(partition));
        var token = new ObjectMapper().readTree(run(command));
        var request = new ObjectMapper().createObjectNode().put("until", "vector");
        request.put("timeout_ms", 60_000).putArray("tokens").add(token);
        client.http().post("/v1/await", request);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var errors = Files.createTempFile("foreign-", ".err");
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(errors.toFile())
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(() -> output + contentOf(errors)).isZero();
        return output;
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
