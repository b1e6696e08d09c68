package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import java.util.List;

/// `generation.*`: which one, and how it is made. A generation never changes: for another value
/// choose another number.
final class GenerationSection {
    static final Setting<Integer> NUMBER =
            new Setting<>(
                    "generation.number",
                    Kind.number(1, 1_000_000),
                    "1",
                    "Which generation projectors write and the API reads.");

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
        return List.of(NUMBER, ANALYSER, VECTOR_TYPE);
    }
}
