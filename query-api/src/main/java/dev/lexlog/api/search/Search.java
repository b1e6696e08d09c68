package dev.lexlog.api.search;

import dev.lexlog.api.search.Page.Hit;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Generation;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
import dev.lexlog.store.Watermark;
import dev.lexlog.store.read.EntityReads.Linked;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Answers a search from one moment of one generation.
final class Search {
    private final Function<EmbeddingModel, Embedder> embedders;

    Search(Function<EmbeddingModel, Embedder> embedders) {
        this.embedders = embedders;
    }

    Found run(Generation generation, SearchRequest request) throws InterruptedException {
        var model = generation.settings().model();
        try (var reading = generation.read(request.timeout());
                var legs = new Legs(request, reading, () -> embedders.apply(model))) {
            var watermark = reading.watermark();
            var page = new Page(reading, request.filter().visibility(), request.limit());
            var lists = legs.ask(request.depth());
            var hits = page.fill(lists.fused(request));
            while (hits.size() < request.limit() && lists.mayHoldMore(request)) {
                lists = legs.ask(2 * lists.depth());
                hits = page.fill(lists.fused(request));
            }
            var elsewhere =
                    hits.isEmpty() ? elsewhere(reading, request.filter()) : Map.<String, Long>of();
            return new Found(
                    lists.exact(),
                    lists.degraded(),
                    watermark,
                    hits,
                    entities(reading, request, hits),
                    elsewhere);
        }
    }

    /// What the hits mention, in one query for all; empty when it was not asked for.
    private static Map<ChunkId, List<Linked>> entities(
            Reading reading, SearchRequest request, List<Hit> hits) {
        if (!request.withEntities() || hits.isEmpty()) {
            return Map.of();
        }
        var ids = hits.stream().map(hit -> hit.candidate().id()).toList();
        return reading.entities().ofChunks(ids, request.filter().visibility());
    }

    /// How many chunks the domains hold that the request left out; none when it left out none.
    private static Map<String, Long> elsewhere(Reading reading, ChunkFilter filter) {
        if (!(filter.visibility().domains() instanceof Domains.Only(var active))) {
            return Map.of();
        }
        var seen = filter.visibility();
        var everywhere =
                new ChunkFilter(
                        new Visibility(new Domains.All(), seen.session(), seen.user()),
                        filter.chunkTypes(),
                        filter.sources(),
                        filter.document());
        var counts = new TreeMap<String, Long>();
        reading.chunksByDomain(everywhere)
                .forEach((domain, count) -> {
                    if (domain != null && !active.contains(domain) && count > 0) {
                        counts.put(domain, count);
                    }
                });
        return counts;
    }

    record Found(
            boolean exact,
            List<String> degraded,
            Watermark watermark,
            List<Hit> hits,
            Map<ChunkId, List<Linked>> entities,
            Map<String, Long> elsewhere) {}
}
