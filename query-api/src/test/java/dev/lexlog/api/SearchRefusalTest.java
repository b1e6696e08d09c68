package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every 400 of `/v1/search` names the field, the value and what is allowed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchRefusalTest {
    private ApiUnderTest api;

    @BeforeAll
    void start() {
        api =
                new ApiUnderTest(
                        new Limits(
                                4_096,
                                100,
                                Limits.DEFAULT.defaultTimeout(),
                                Limits.DEFAULT.maxTimeout()));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"query\":\"a\",\"colour\":1} | colour | colour = 1 is an unknown field: allowed is one of chunk_types, document, domains, embedding, exact, fusion, include, limit, min_similarity, mode, query, session, sources, timeout_ms, user, weights",
                "{} | query | query and embedding are both missing: allowed is at least one of the two",
                "{\"query\":\" \"} | query | query = \" \" is empty: allowed is a text of 1 to 100 characters",
                "{\"query\":7} | query | query = 7 has the wrong type: allowed is a string",
                "{\"query\":null} | query | query = null has the wrong type: allowed is a string",
                "{\"query\":\"a\",\"limit\":0} | limit | limit = 0 is out of range: allowed is an integer from 1 to 1000",
                "{\"query\":\"a\",\"limit\":1001} | limit | limit = 1001 is out of range: allowed is an integer from 1 to 1000",
                "{\"query\":\"a\",\"limit\":2.5} | limit | limit = 2.5 has the wrong type: allowed is an integer from 1 to 1000",
                "{\"query\":\"a\",\"limit\":\"9\"} | limit | limit = \"9\" has the wrong type: allowed is an integer from 1 to 1000",
                "{\"query\":\"a\",\"limit\":NaN} | limit | limit = \"NaN\" has the wrong type: allowed is an integer from 1 to 1000",
                "{\"query\":\"a\",\"limit\":99999999999999999999} | limit | limit = 99999999999999999999 is out of range: allowed is an integer from 1 to 1000",
                "{\"query\":\"a\",\"mode\":\"fuzzy\"} | mode | mode = \"fuzzy\" is unknown: allowed is one of hybrid, vector, text",
                "{\"embedding\":[1,0,0,0],\"mode\":\"text\"} | mode | mode = \"text\" needs a query: allowed is vector, for there is only an embedding",
                "{\"embedding\":[1,0,0,0],\"mode\":\"hybrid\"} | mode | mode = \"hybrid\" needs a query: allowed is vector, for there is only an embedding",
                "{\"embedding\":[1,0]} | embedding | embedding = [1,0] has 2 numbers: allowed is an array of 4 finite numbers, not all of them 0",
                "{\"embedding\":[1,0,NaN,0]} | embedding | embedding = [1,0,\"NaN\",0] has \"NaN\" at index 2: allowed is an array of 4 finite numbers, not all of them 0",
                "{\"embedding\":[1,0,1e39,0]} | embedding | embedding = [1,0,1.0E39,0] has 1.0E39 at index 2: allowed is an array of 4 finite numbers, not all of them 0",
                "{\"embedding\":[1,0,\"2\",0]} | embedding | embedding = [1,0,\"2\",0] has \"2\" at index 2: allowed is an array of 4 finite numbers, not all of them 0",
                "{\"embedding\":[0,0,0,0]} | embedding | embedding = [0,0,0,0] is all zeros and has no direction: allowed is an array of 4 finite numbers, not all of them 0",
                "{\"embedding\":\"AAAA\"} | embedding | embedding = \"AAAA\" has the wrong type: allowed is an array of 4 finite numbers, not all of them 0",
                "{\"query\":\"a\",\"domains\":\"hr\"} | domains | domains = \"hr\" has the wrong type: allowed is an array of strings",
                "{\"query\":\"a\",\"domains\":[\"hr\",1]} | domains | domains = [\"hr\",1] has an item that is no string: allowed is an array of strings",
                "{\"query\":\"a\",\"session\":1} | session | session = 1 has the wrong type: allowed is a string",
                "{\"query\":\"a\",\"user\":true} | user | user = true has the wrong type: allowed is a string",
                "{\"query\":\"a\",\"chunk_types\":[\"page\"]} | chunk_types | chunk_types = [\"page\"] has 'page': allowed is an array of db_table, db_column, document, glossary_term, relationship, entity_value, graphql_query, graphql_mutation, graphql_type, graphql_field, api_schema, api_endpoint",
                "{\"query\":\"a\",\"sources\":[\"web\"]} | sources | sources = [\"web\"] has 'web': allowed is an array of schema, api, document, entity_resolution",
                "{\"query\":\"a\",\"document\":\"\"} | document | document = \"\" is empty: allowed is the name of a document",
                "{\"query\":\"a\",\"min_similarity\":1.5} | min_similarity | min_similarity = 1.5 is out of range: allowed is a number from -1.0 to 1.0",
                "{\"query\":\"a\",\"min_similarity\":NaN} | min_similarity | min_similarity = \"NaN\" is out of range: allowed is a number from -1.0 to 1.0",
                "{\"query\":\"a\",\"exact\":\"yes\"} | exact | exact = \"yes\" has the wrong type: allowed is true or false",
                "{\"query\":\"a\",\"fusion\":\"sum\"} | fusion | fusion = \"sum\" is unknown: allowed is rrf or relative",
                "{\"query\":\"a\",\"weights\":[1,2]} | weights | weights = [1,2] has the wrong type: allowed is an object of vector and text, numbers not below 0, not both 0",
                "{\"query\":\"a\",\"weights\":{\"vector\":-1}} | weights.vector | weights.vector = -1 is out of range: allowed is a number from 0.0 to 1.0E9",
                "{\"query\":\"a\",\"weights\":{\"vector\":0,\"text\":0}} | weights | weights = {\"vector\":0,\"text\":0} are both 0: allowed is an object of vector and text, numbers not below 0, not both 0",
                "{\"query\":\"a\",\"weights\":{\"bm25\":1}} | weights.bm25 | weights.bm25 = 1 is an unknown field: allowed is one of text, vector",
                "{\"query\":\"a\",\"timeout_ms\":0} | timeout_ms | timeout_ms = 0 is out of range: allowed is an integer from 1 to 600000",
                "{\"query\":\"a\",\"include\":[\"vectors\"]} | include | include = [\"vectors\"] has 'vectors': allowed is an array of content, entities",
                "{\"query\":\"a\",\"rerank\":false} | rerank | rerank: not available yet",
                "{\"query\":\"a\",\"include\":[\"content\",\"highlights\"]} | include | include: 'highlights': not available yet",
                "{\"query\":\"a\",\"include\":[\"neighbours\"]} | include | include: 'neighbours': not available yet",
            })
    void whatIsNotUnderstoodIsRefused(String body, String field, String detail) {
        var reply = api.search(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.json().path("detail").asText()).isEqualTo(detail);
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
        assertThat(reply.json().path("title").asText()).isEqualTo("Bad Request");
        assertThat(reply.json().path("status").asInt()).isEqualTo(400);
        assertThat(reply.json().path("type").asText()).isEqualTo("about:blank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"query\": | the body is not JSON at line 1, column",
                "[1] | the body is not a JSON object",
                "{\"query\":\"a\"} {} | the body is not JSON",
                "{\"query\":\"a\",\"query\":\"b\"} | Duplicate field 'query'",
                "`` | the body is not a JSON object",
            })
    void bodyThatIsNoObjectIsRefused(String body, String detail) {
        var reply = api.search(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("detail").asText()).contains(detail);
    }

    @Test
    void longValueIsShortenedInTheProblem() {
        var reply = api.search("{\"query\": \"" + "x".repeat(500) + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("detail").asText()).contains("has 500 characters");
        assertThat(reply.json().path("value").asText()).hasSize(201);
    }

    @Test
    void largeBodyIsRefused() {
        var reply = api.search("{\"query\": \"" + "x".repeat(5_000) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.json().path("detail").asText())
                .isEqualTo("the body is larger than 4096 bytes");
    }
}
