package dev.lexlog.standalone.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import dev.lexlog.standalone.cli.glossary.TermCards;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a demo shows of glossary and entities.
record Knowledge(Terminal terminal, LexlogApi api) {
    private static final String FEW = "5";

    /// A term with what stands above it.
    void showTerm(String name) {
        terminal.out().println(terminal.strong("Term: " + name));
        new TermCards(terminal, api).print(name);
        terminal.out().println();
    }

    /// An entity, where it is mentioned and what is mentioned beside it.
    void showEntity(String name) {
        var found =
                api.find(Target.of("/v1/entities/by-name").with("name", name))
                        .orElseThrow(() -> new CommandFailed("the sample has no entity " + name));
        terminal.out().println(terminal.strong("Entity: " + name));
        terminal.out()
                .printf(
                        "    %d mentions in %d documents%n",
                        found.path("mention_count").asLong(),
                        found.path("document_count").asLong());
        var id = found.path("id").asText();
        line("in", first(id, "documents", item -> item.path("document").asText()));
        line(
                "beside",
                first(
                        id,
                        "cooccurring",
                        item ->
                                "%s (%d chunks)"
                                        .formatted(
                                                item.path("entity").path("display_name").asText(),
                                                item.path("shared_chunks").asLong())));
        terminal.out().println();
    }

    /// The best hit with the entities of its passage.
    void showHit(String query) {
        var request = Map.of("query", query, "limit", 1, "include", List.of("content", "entities"));
        var hits = api.searchTree(request).path("hits");
        terminal.out().println(terminal.strong("Entities in the best passage for: " + query));
        for (var hit : hits) {
            var chunk = hit.path("chunk");
            line(
                    "passage",
                    chunk.path("document").asText() + " › " + chunk.path("section").asText());
            line("entities", entities(hit));
        }
        terminal.out().println();
    }

    private static String entities(JsonNode hit) {
        return hit.path("entities")
                .valueStream()
                .map(linked -> linked.path("entity").path("display_name").asText())
                .collect(Collectors.joining(", "));
    }

    private String first(String id, String part, Function<JsonNode, String> text) {
        return api.get(Target.of("/v1/entities", id, part).with("limit", FEW))
                .path("items")
                .valueStream()
                .map(text)
                .collect(Collectors.joining(", "));
    }

    private void line(String name, String value) {
        terminal.out().println("    " + terminal.faint("%-9s".formatted(name)) + value);
    }
}
