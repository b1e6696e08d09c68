package dev.lexlog.standalone.rules;

import static dev.lexlog.standalone.rules.Told.document;
import static dev.lexlog.standalone.rules.Told.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Hashes by which producers know what has not changed (SEMANTICS §7). A test's source is its
/// domain.
@ExtendWith(SharedStack.class)
class HashRulesIT {
    @Test
    void fourHashesOfASourceAreIndependent(Client client, Own own) {
        client.apply(source(own, "db", "1"), source(own, "er", "2"));
        client.apply(source(own, "db", "3"));
        var hashes = View.of(client, own).get("hashes/sources/" + own.domain());

        assertThat(hashes.path("db").asText()).isEqualTo("3");
        assertThat(hashes.path("er").asText()).isEqualTo("2");
        assertThat(hashes.path("api").isNull()).isTrue();
        assertThat(hashes.path("doc").isNull()).isTrue();
    }

    @Test
    void resourceIsKnownBySourceTypeAndName(Client client, Own own) {
        var other = own.domain() + "-2";
        client.apply(
                resource(own, "table", "a/b", "1"),
                resource(own, "view", "a/b", "2"),
                resource(own, "table", "c", "3"),
                event(
                        "ResourceHashSet",
                        "source_id",
                        other,
                        "resource_type",
                        "table",
                        "resource_name",
                        "a/b",
                        "content_hash",
                        "4"));
        client.apply(resource(own, "table", "c", "5"));
        var view = View.of(client, own).inDomains(own.domain(), other);
        var base = "hashes/sources/%s/resources".formatted(own.domain());

        assertThat(view.get(base + "/view/a%2Fb").path("content_hash").asText()).isEqualTo("2");
        assertThat(view.texts(base + "?type=table", "/resource_name")).containsExactly("a/b", "c");
        assertThat(view.texts(base + "?type=table", "/content_hash")).containsExactly("1", "5");
        assertThat(
                        view.texts(
                                "hashes/sources/%s/resources?type=table".formatted(other),
                                "/content_hash"))
                .containsExactly("4");
    }

    @Test
    void removingAndClearingTakeWhatTheyName(Client client, Own own) {
        client.apply(
                resource(own, "table", "a", "1"),
                resource(own, "table", "b", "2"),
                resource(own, "view", "a", "3"),
                resource(own, "index", "a", "4"));
        var view = View.of(client, own);
        var base = "hashes/sources/%s/resources?type=".formatted(own.domain());
        client.apply(
                event(
                        "ResourceHashRemoved",
                        "source_id",
                        own.domain(),
                        "resource_type",
                        "table",
                        "resource_name",
                        "a"),
                event("ResourceHashesCleared", "source_id", own.domain(), "resource_type", "view"));

        assertThat(view.texts(base + "table", "/resource_name")).containsExactly("b");
        assertThat(view.items(base + "view")).isEmpty();
        assertThat(view.items(base + "index")).hasSize(1);
        client.apply(event("ResourceHashesCleared", "source_id", own.domain()));

        assertThat(view.items(base + "table")).isEmpty();
        assertThat(view.items(base + "index")).isEmpty();
    }

    @Test
    void hashOfADocumentIsItsContentsUntilItGoes(Client client, Own own) {
        var view = View.of(client, own);
        var base = "hashes/sources/%s/resources".formatted(own.domain());
        client.apply(document(own, "a", List.of("one", "two")));

        assertThat(view.get(base + "/document/a").path("content_hash").asText())
                .isEqualTo(IdHash.sha256("one\u001ftwo"));
        assertThat(view.texts(base + "?type=document", "/resource_name")).containsExactly("a");
        client.apply(Told.removed(own, "a"));

        assertThat(view.status(base + "/document/a")).isEqualTo(404);
    }

    @Test
    void documentWithoutDomainBelongsToTheSourceBase(Client client, Own own) {
        var name = "base-" + own.domain();
        client.apply(document(own, name, List.of("text"), "domain_id", "__base__"));
        var path = "hashes/sources/%s/resources/document/" + name;
        var view = View.of(client, own);

        assertThat(view.get(path.formatted("__base__")).path("content_hash").asText())
                .isEqualTo(IdHash.sha256("text"));
        assertThat(view.status(path.formatted(own.domain()))).isEqualTo(404);
        client.apply(event("DocumentRemoved", "name", name));
    }

    @Test
    void hashOfADocumentCannotBeSet(Client client, Own own) {
        client.apply(document(own, "a", List.of("text")));

        assertThat(client.refusalOf(resource(own, "document", "a", "1"))).contains("reserved_type");
        assertThat(
                        View.of(client, own)
                                .get(
                                        "hashes/sources/%s/resources/document/a"
                                                .formatted(own.domain()))
                                .path("content_hash")
                                .asText())
                .isEqualTo(IdHash.sha256("text"));
    }

    private static InputEvent source(Own own, String type, String hash) {
        return event("SourceHashSet", "source_id", own.domain(), "hash_type", type, "hash", hash);
    }

    private static InputEvent resource(Own own, String type, String name, String hash) {
        return event(
                "ResourceHashSet",
                "source_id",
                own.domain(),
                "resource_type",
                type,
                "resource_name",
                name,
                "content_hash",
                hash);
    }
}
