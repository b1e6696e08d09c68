package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsTest {
    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void stop() {
        api.close();
        assertThat(api.generation.openReadings).hasValue(0);
    }

    @Test
    void chunkIsReadById() {
        var id = api.generation.add(new DocumentId(null, null, "a.md"), "apple ä").getFirst();

        var reply = api.get("/v1/chunks/" + id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(
                        """
                        {"id":"c_000000000000000000000001","document":"a.md","domain_id":null,\
                        "session_id":null,"source":"document","chunk_type":"document",\
                        "section":"Top > Part","chunk_index":0,"start":0,"end":7,\
                        "content":"apple ä","source_url":"https://example.org/a.md"}\
                        """);
    }

    @Test
    void chunkOfAnotherScopeIsAnsweredLikeAnUnknownOne() {
        var id = api.generation.add(new DocumentId("hr", "s1", "a"), "apple").getFirst();

        var unknown = api.get("/v1/chunks/c_0");
        var foreign = api.get("/v1/chunks/" + id);

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().replace(id.value(), "c_0")).isEqualTo(unknown.body());
        assertThat(api.get("/v1/chunks/" + id + "?session=s1").status()).isEqualTo(200);
    }

    @Test
    void chunksArePagedToTheEnd() {
        var ids = new ArrayList<String>();
        api.generation
                .add(new DocumentId(null, null, "a"), "1", "2", "3")
                .forEach(id -> ids.add(id.value()));
        api.generation
                .add(new DocumentId("hr", null, "b"), "4", "5")
                .forEach(id -> ids.add(id.value()));

        assertThat(pages("/v1/chunks?limit=2")).isEqualTo(ids);
        assertThat(pages("/v1/chunks?limit=5&fields=id")).isEqualTo(ids);
        assertThat(pages("/v1/chunks?limit=1&domains=")).isEqualTo(ids.subList(0, 3));
        assertThat(pages("/v1/chunks?document=b&sources=document,api"))
                .isEqualTo(ids.subList(3, 5));
        assertThat(api.get("/v1/chunks?fields=id&limit=1&document=b").json().path("items"))
                .hasToString("[{\"id\":\"" + ids.get(3) + "\"}]");
    }

    private List<String> pages(String path) {
        var ids = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = api.get(path + cursor);
            ids.addAll(page.ids());
            var next = page.json().path("next_cursor");
            assertThat(page.json().has("next_cursor")).isTrue();
            if (next.isNull()) {
                return ids;
            }
            cursor = "&cursor=" + next.asText();
        }
    }

    @Test
    void domainsMayBeRepeatedOrCommaSeparated() {
        var hr = api.generation.add(new DocumentId("hr", null, "a"), "1").getFirst().value();
        var it = api.generation.add(new DocumentId("it", null, "b"), "2").getFirst().value();
        var odd = api.generation.add(new DocumentId("a,b", null, "c"), "3").getFirst().value();

        assertThat(api.get("/v1/chunks?domains=hr,it").ids()).containsExactly(hr, it);
        assertThat(api.get("/v1/chunks?domains=hr&domains=it").ids()).containsExactly(hr, it);
        assertThat(api.get("/v1/chunks?domains=a%2Cb").ids()).containsExactly(odd);
        assertThat(api.get("/v1/chunks?domains=").ids()).isEmpty();
        assertThat(api.get("/v1/chunks").ids()).containsExactly(hr, it, odd);
    }

    @Test
    void documentHasTheFieldsOfTheContractInOrder() {
        api.generation.add(new DocumentId("hr", null, "a"), "1", "2");

        assertThat(api.get("/v1/documents").body())
                .isEqualTo(
                        """
                        {"items":[{"name":"a","domain_id":"hr","session_id":null,\
                        "source":"document","chunk_type":"document",\
                        "content_type":"text/markdown","content_hash":"ab12","chunk_count":2,\
                        "source_url":"https://example.org/a",\
                        "attributes":{"lang":"en","team":"search"},\
                        "created_at":"2026-02-03T04:05:06.789Z",\
                        "updated_at":"2026-02-03T04:06:06.789Z"}],"next_cursor":null}\
                        """);
    }

    @Test
    void documentsArePagedByName() {
        for (var name : List.of("c", "a", "b")) {
            api.generation.add(new DocumentId(null, null, name), name);
        }

        var first = api.get("/v1/documents?limit=2").json();
        var second = api.get("/v1/documents?limit=2&cursor=" + first.path("next_cursor").asText());

        assertThat(first.path("items").findValuesAsText("name")).containsExactly("a", "b");
        assertThat(second.json().path("items").findValuesAsText("name")).containsExactly("c");
        assertThat(second.json().path("next_cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain.md, plain.md",
                "docs/guide/intro.md, docs%2Fguide%2Fintro.md",
                "two words.md, two%20words.md",
                "100%.md, 100%25.md",
                "grün ä.md, gr%C3%BCn%20%C3%A4.md",
                "a%2Fb, a%252Fb",
                "a+b, a+b",
                "../up, ..%2Fup",
                "x/chunks, x%2Fchunks",
                "😀, %F0%9F%98%80",
                "semi;colon=1, semi%3Bcolon=1",
                "semi;colon=1, semi;colon=1",
                "//, %2F%2F",
            })
    void anyNameWorksInAPath(String name, String encoded) {
        api.generation.add(new DocumentId(null, null, name), "content of " + name);

        var document = api.get("/v1/documents/" + encoded);
        var chunks = api.get("/v1/documents/" + encoded + "/chunks");

        assertThat(document.status()).as(document.body()).isEqualTo(200);
        assertThat(document.json().path("name").asText()).isEqualTo(name);
        assertThat(chunks.json().path("items").findValuesAsText("content"))
                .containsExactly("content of " + name);
    }

    @Test
    void domainAndSessionTellDocumentsOfOneNameApart() {
        api.generation.add(new DocumentId(null, null, "a"), "base");
        api.generation.add(new DocumentId("hr", null, "a"), "hr 1", "hr 2");
        api.generation.add(new DocumentId("it", null, "a"), "it");
        api.generation.add(new DocumentId("hr", "s1", "a"), "mine");

        assertThat(contents("?domain=hr")).containsExactly("hr 1", "hr 2");
        assertThat(contents("?domain=hr&limit=1")).containsExactly("hr 1");
        assertThat(contents("?domain=")).containsExactly("base");
        assertThat(contents("?domain=hr&session=s1")).containsExactly("mine");
        assertThat(contents("")).containsExactly("base");
        assertThat(api.get("/v1/documents/a?domain=law").status()).isEqualTo(404);
        assertThat(api.get("/v1/documents/a?domain=it").json().path("domain_id").asText())
                .isEqualTo("it");
    }

    private List<String> contents(String query) {
        return api.get("/v1/documents/a/chunks" + query)
                .json()
                .path("items")
                .findValuesAsText("content");
    }

    @Test
    void chunksOfADocumentArePagedPastItsNamesakes() {
        api.generation.add(new DocumentId(null, null, "a"), "1", "2", "3");
        var own = api.generation.add(new DocumentId("hr", null, "a"), "4", "5", "6");
        assertThat(pages("/v1/documents/a/chunks?domain=hr&limit=2"))
                .containsExactlyElementsOf(own.stream().map(Object::toString).toList());
    }

    @Test
    void statsCountByDomainAndSource() {
        api.generation.add(new DocumentId("hr", null, "a"), "1", "2");
        api.generation.add(new DocumentId(null, null, "b"), "3");
        api.generation.add(new DocumentId(null, null, "b"), Source.DOCUMENT, "no vector", null);

        var stats = api.get("/v1/stats").json();

        assertThat(stats.path("documents").asInt()).isEqualTo(2);
        assertThat(stats.path("chunks").asInt()).isEqualTo(4);
        assertThat(stats.path("embeddings").asInt()).isEqualTo(3);
        assertThat(stats.path("counts"))
                .hasToString(
                        """
                        [{"domain_id":null,"source":"document","documents":1,"chunks":2,"embeddings":1},\
                        {"domain_id":"hr","source":"document","documents":1,"chunks":2,"embeddings":2}]\
                        """);
        assertThat(stats.has("digests")).isFalse();
        assertThat(stats.at("/watermark/positions")).hasSize(LogTable.values().length);
        assertThat(api.get("/v1/stats?include=digests").at("/digests/chunk-positions"))
                .isEqualTo("digest of chunk-positions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/chunks?color=red | color = 'red' unknown query parameter: allowed is one of cursor, document, domains, fields, include, limit, session, sources, user",
                "/v1/chunks?limit=0 | limit = '0' is out of range: allowed is an integer from 1 to 1000",
                "/v1/chunks?limit=many | limit = 'many' is not a number: allowed is an integer from 1 to 1000",
                "/v1/chunks?limit=1&limit=2 | limit = '1,2' is given more than once: allowed is one value",
                "/v1/chunks?fields=id,content | fields = 'id,content' is unknown: allowed is id",
                "/v1/chunks?sources=web | sources = 'web' is unknown: allowed is schema, api, document, entity_resolution",
                "/v1/chunks?cursor=nonsense | cursor = 'nonsense' is none of this list's: allowed is a next_cursor of chunks",
                "/v1/documents?cursor=Y2h1bmtzIGNfMQ | cursor = 'Y2h1bmtzIGNfMQ' is none of this list's: allowed is a next_cursor of documents",
                "/v1/chunks?cursor=Y2h1bmtzIGNfMQ | cursor = 'c_1' stands at a chunk that is gone: allowed is the next_cursor of a list begun anew",
                "/v1/stats?include=all | include = 'all' is unknown: allowed is digests",
                "/v1/documents/%ff | /v1/documents/%ff is not percent-encoded UTF-8",
                "/v1/dead-letters?cursor=YQ | cursor = 'YQ' is none of this list's: allowed is a next_cursor of dead-letters",
                "/health/live?x=1 | x = '1' unknown query parameter: allowed is no query parameters",
            })
    void queryThatIsNotUnderstoodIsRefused(String path, String detail) {
        var reply = api.sendRaw("GET", path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.at("/detail")).isEqualTo(detail);
    }
}
