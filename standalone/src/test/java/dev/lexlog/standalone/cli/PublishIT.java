package dev.lexlog.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Http;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Event lines of every kind, and clusters of what they tell, through the real stack.
@ExtendWith(SharedStack.class)
class PublishIT {
    private final Shell shell;
    private final Client client;

    @TempDir Path folder;

    PublishIT(Address address, Client client) {
        this.shell = new Shell(address);
        this.client = client;
    }

    @Test
    void lineOfEachKindReachesItsTopicAndTheSameAgainIsToldAsUnchanged(Own own) throws IOException {
        var file =
                write(
                        """
                        {"name": "a.md", "content": "Pumps and valves."}
                        {"type": "EntitiesExtracted", "name": "a.md", "mentions": [{"name": "Pumps", "start": 0, "end": 5, "confidence": 0.9}]}
                        {"type": "TermDefined", "user_id": "%1$s", "name": "pump"}
                        {"type": "RelationshipAsserted", "user_id": "%1$s", "subject_name": "pump", "verb": "has", "object_name": "valve"}
                        {"type": "SourceHashSet", "source_id": "%2$s", "hash_type": "db", "hash": "h1"}
                        {"type": "ResourceHashSet", "source_id": "%2$s", "resource_type": "table", "resource_name": "t", "content_hash": "h2"}
                        {"type": "ClustersComputed", "clusters": [{"terms": ["pump", "valve"]}]}
                        """
                                .formatted(own.user(), own.domain()));

        var first = shell.send("publish", file, "--domain", own.domain());
        var again = shell.send("publish", file, "--domain", own.domain());

        assertThat(first.out()).isEqualTo("published 7, unchanged 0, refused 0\n");
        assertThat(again.out()).isEqualTo("published 3, unchanged 4, refused 0\n");
        var scope = "domains=" + own.domain();
        assertThat(
                        client.http()
                                .get("/v1/entities/by-name?name=pump&" + scope)
                                .path("mention_count")
                                .asInt())
                .isEqualTo(1);
        assertThat(client.http().all("/v1/relationships?entity=pump&" + scope)).hasSize(1);
        assertThat(
                        client.http()
                                .get("/v1/hashes/sources/" + own.domain() + "?" + scope)
                                .path("db")
                                .asText())
                .isEqualTo("h1");
        assertThat(client.http().all("/v1/clusters/siblings?term=Pump&" + scope)).hasSize(1);
    }

    @Test
    void refusalsOfEveryKindAreToldByTheirReasons(Own own) throws IOException {
        var file =
                write(
                        """
                        {"name": "", "content": "x"}
                        {"type": "TermChanged", "user_id": "%1$s", "name": "nobody", "definition": "d"}
                        {"type": "RelationshipApproved", "user_id": "%1$s", "relationship_id": "0000000000000000"}
                        {"type": "SourceHashSet", "source_id": "%1$s", "hash_type": "fax", "hash": "h"}
                        {"type": "SourceCleared", "source": "fax"}
                        """
                                .formatted(own.user()));

        var done = shell.send("publish", file);

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).startsWith("published 0, unchanged 0, refused 5");
        assertThat(done.err())
                .contains(
                        "refused TermChanged nobody: unknown_term",
                        "refused RelationshipApproved 0000000000000000: unknown_relationship",
                        "refused SourceHashSet " + own.user() + ": unknown_value",
                        "refused SourceCleared fax: unknown_source");
    }

    @Test
    void clustersAreTheSameForTheSameDataAndHoldEveryEntity(Own own) throws IOException {
        var lines = new StringBuilder();
        for (var name : new String[] {"crane", "winch", "hoist", "ledger", "invoice", "receipt"}) {
            lines.append(
                    """
                    {"name": "%1$s.md", "content": "The %1$s is here."}
                    {"type": "EntitiesExtracted", "name": "%1$s.md", "mentions": [{"name": "%1$s", "chunk_index": 0, "confidence": 1}]}
                    """
                            .formatted(name));
        }
        shell.send("publish", write(lines.toString()), "--domain", own.domain());

        var done = shell.send("cluster", "--domain", own.domain());
        var first = clusters(own);
        shell.send("cluster", "--domain", own.domain());

        assertThat(done.out()).startsWith("published 1");
        assertThat(done.err()).contains("6 entities in 2 clusters");
        assertThat(clusters(own)).isEqualTo(first);
        assertThat(siblings(own, "crane")).contains("crane").isEqualTo(clusterOf(own, "crane"));
    }

    @Test
    void clustersNeedTwoEntities(Own own) {
        var done = shell.send("cluster", "--domain", own.domain());

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).contains("at least 2 are needed");
    }

    /// The term itself and those which lie with it.
    private Set<String> siblings(Own own, String term) {
        var path = "/v1/clusters/siblings?term=%s&domains=%s".formatted(term, own.domain());
        return client.http().all(path).stream()
                .map(sibling -> sibling.path("term").asText())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of(term))));
    }

    private Set<String> clusterOf(Own own, String term) {
        var path = "/v1/clusters/match?query=%s&domains=%s".formatted(term, own.domain());
        return client.http()
                .all(path)
                .getFirst()
                .path("terms")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String clusters(Own own) {
        var query = Http.encoded("crane winch hoist ledger invoice receipt");
        var found =
                client.http()
                        .all(
                                "/v1/clusters/match?query=%s&domains=%s"
                                        .formatted(query, own.domain()));
        assertThat(found).hasSize(2);
        return found.stream()
                .map(cluster -> cluster.path("terms").toString())
                .sorted()
                .toList()
                .toString();
    }

    private String write(String lines) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "e", ".ndjson"), lines).toString();
    }
}
