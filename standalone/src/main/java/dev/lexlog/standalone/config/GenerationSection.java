package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import java.util.List;

/// `generation.*`: how the first generation of an empty store is made. A generation never changes:
/// for another value order a rebuild.
final class GenerationSection {
    static final Setting<String> ANALYSER =
            new Setting<>(
                    "generation.analyser",
                    Kind.oneOf("english"),
                    "english",
                    "How texts are cut into words.");

    static final Setting<String> VECTOR_TYPE =
            new Setting<>(
                    "generation.vector-type",
                    Kind.oneOf("halfvec", "vector"),
                    "halfvec",
                    "How PostgreSQL stores the numbers of a vector: in two bytes, up to 4,000, or"
                            + " in four, up to 2,000.");

    private GenerationSection() {}

    static List<Setting<?>> listed() {
        return List.of(ANALYSER, VECTOR_TYPE);
    }
}
