package dev.lexlog.bench.quality;

import java.io.IOException;
import java.util.List;

/// Answers a query with documents, the best first, none twice.
interface Ranker {
    List<String> rank(String query) throws IOException;

    /// The mean nDCG@10 over the collection's judged queries.
    default double meanNdcg(BeirCollection collection) throws IOException {
        double sum = 0;
        for (var query : collection.queries().entrySet()) {
            var judgments = collection.judgments().get(query.getKey());
            sum += judgments == null ? 0 : Ndcg.at10(rank(query.getValue()), judgments);
        }
        return sum / collection.queries().size();
    }
}
