package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.api.http.Route;
import dev.lexlog.schemas.model.DocumentId;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTest {
    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void unknownPathIsAProblem() {
        for (var path : new String[] {"/nothing", "/v1/chunks/", "/v1", "/v1/documents//chunks"}) {
            var reply = api.get(path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.contentType()).isEqualTo("application/problem+json");
            assertThat(reply.at("/detail")).isEqualTo("there is nothing at " + path);
        }
    }

    @Test
    void wrongMethodIsAProblemThatNamesTheRightOnes() {
        var search = api.get("/v1/search");
        var chunks = api.post("/v1/chunks", "{}");

        assertThat(search.status()).isEqualTo(405);
        assertThat(search.contentType()).isEqualTo("application/problem+json");
        assertThat(search.headers().firstValue("Allow")).contains("POST");
        assertThat(chunks.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void headAnswersWithoutABody() {
        var reply =
                api.send(
                        api.request("/health/live")
                                .method("HEAD", BodyPublishers.noBody())
                                .build());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers().firstValue("Content-Length")).contains("15");
    }

    @Test
    void largeBodyWithoutALengthIsRefusedToo() {
        var bytes = new byte[(1 << 20) + 1];
        var publisher = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));

        var reply = api.send(api.request("/v1/search").POST(publisher).build());

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void requestTheServerCannotReadIsAProblemToo() {
        for (var path :
                new String[] {"/v1/stats HTTP/1.1\r\nContent-Length: many", "/v1/documents/%zz"}) {
            var reply = api.sendRaw("GET", path);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.contentType()).isEqualTo("application/problem+json");
            assertThat(reply.at("/title")).isEqualTo("Bad Request");
        }
    }

    @Test
    void indexLeadsToThePaths() {
        assertThat(api.get("/").at("/search")).isEqualTo("/v1/search");
    }

    @Test
    void descriptionNamesExactlyTheRoutes() {
        var yaml = api.get("/openapi.yaml");
        var described = new HashSet<String>();
        var path = "";
        for (var line : yaml.body().lines().toList()) {
            var method = Pattern.compile("    (get|post):").matcher(line);
            path = line.matches("  /[^:]*:") ? line.strip().replace(":", "") : path;
            if (method.matches()) {
                described.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }

        assertThat(yaml.contentType()).isEqualTo("application/yaml");
        assertThat(described)
                .isEqualTo(
                        api.api.routes().stream()
                                .map(r -> r.method() + " " + r.template())
                                .collect(Collectors.toSet()));
    }

    @Test
    void readinessSaysWhyNot() {
        assertThat(api.get("/health/ready").body())
                .isEqualTo(
                        "{\"status\":\"UP\",\"checks\":[{\"name\":\"store\",\"status\":\"UP\"}]}");
        api.obstacle = Optional.of("12 of 40 records read");

        var reply = api.get("/health/ready");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.at("/detail")).isEqualTo("not ready: store: 12 of 40 records read");
        assertThat(reply.at("/checks/0/reason")).isEqualTo("12 of 40 records read");
        assertThat(api.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void metricsCountRequestsAndTimeSearches() {
        api.generation.add(new DocumentId(null, null, "a"), "apple");
        api.search("{\"query\": \"apple\"}");
        api.search("{\"query\": 1}");
        api.get("/nothing");

        var metrics = api.get("/metrics");

        assertThat(metrics.contentType()).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.body())
                .contains(
                        "lexlog_requests_total{code=\"200\",method=\"POST\",route=\"/v1/search\"} 1.0")
                .contains(
                        "lexlog_requests_total{code=\"400\",method=\"POST\",route=\"/v1/search\"} 1.0")
                .contains("lexlog_requests_total{code=\"404\",method=\"GET\",route=\"none\"} 1.0")
                .contains("lexlog_request_seconds_bucket{route=\"/v1/search\",le=")
                .contains("lexlog_request_seconds_count{route=\"/v1/search\"} 2");
    }

    @Test
    void portInUseIsToldAtTheStart() {
        var second = new ApiConfig("127.0.0.1", api.port(), Limits.DEFAULT);
        assertThatThrownBy(() -> api.another(second).start())
                .hasMessage("cannot listen on 127.0.0.1:" + api.port());
    }

    @Test
    void routesAreDistinct() {
        assertThat(api.api.routes())
                .extracting(Route::method, Route::template)
                .doesNotHaveDuplicates();
    }
}
