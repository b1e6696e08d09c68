package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import dev.lexlog.standalone.setting.Values;
import dev.lexlog.worker.chunk.ChunkerSettings;
import java.util.List;

/// `chunker.*`, in characters (code points). Another value cuts documents anew when they are
/// published again.
final class ChunkerSection {
    private static final ChunkerSettings DEFAULTS = ChunkerSettings.defaults();
    private static final Kind<Integer> CHARACTERS = Kind.number(0, 8 << 20);

    private static final Setting<Integer> TARGET =
            new Setting<>(
                    "chunker.target",
                    CHARACTERS,
                    Integer.toString(DEFAULTS.target()),
                    "Blocks are packed into chunks of up to so many characters.");

    private static final Setting<Integer> TABLE_LIMIT =
            new Setting<>(
                    "chunker.table-limit",
                    CHARACTERS,
                    Integer.toString(DEFAULTS.tableLimit()),
                    "A single block, such as a table, stays whole up to so many characters.");

    private static final Setting<Integer> OVERLAP =
            new Setting<>(
                    "chunker.overlap",
                    CHARACTERS,
                    Integer.toString(DEFAULTS.overlap()),
                    "A chunk that continues a section repeats up to so many characters of what"
                            + " stands before it.");

    private ChunkerSection() {}

    static List<Setting<?>> listed() {
        return List.of(TARGET, TABLE_LIMIT, OVERLAP);
    }

    static ChunkerSettings of(Values values) {
        int target = values.get(TARGET);
        int tableLimit = values.get(TABLE_LIMIT);
        int overlap = values.get(OVERLAP);
        return values.checked(() -> new ChunkerSettings(target, tableLimit, overlap), DEFAULTS);
    }
}
