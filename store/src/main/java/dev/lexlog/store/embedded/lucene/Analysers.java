package dev.lexlog.store.embedded.lucene;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/// The analysers that a generation may name: `english` stems and leaves stop words out, `standard`
/// only splits words and folds case.
public final class Analysers {
    private static final Map<String, Supplier<Analyzer>> BY_NAME =
            new TreeMap<>(
                    Map.of("english", EnglishAnalyzer::new, "standard", StandardAnalyzer::new));

    private Analysers() {}

    public static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    public static Analyzer named(String name) {
        var analyser = BY_NAME.get(name);
        if (analyser == null) {
            throw new IllegalArgumentException(
                    "unknown analyser " + name + ": one of " + BY_NAME.keySet());
        }
        return analyser.get();
    }
}
