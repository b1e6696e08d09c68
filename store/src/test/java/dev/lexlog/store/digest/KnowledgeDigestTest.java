package dev.lexlog.store.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.KnowledgeSamples;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnowledgeDigestTest {
    private final KnowledgeSamples samples = new KnowledgeSamples(new Random(7), "");

    static List<LogTable> tables() {
        return KnowledgeSamples.TABLES;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyColumnCounts(LogTable table) throws ReflectiveOperationException {
        var row = samples.row(table);
        var digests = new ArrayList<>(List.of(digest(row)));
        var components = row.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            digests.add(digest(changed(row, table, components, i)));
        }
        assertThat(digests).doesNotHaveDuplicates();
    }

    private static String digest(LogRow row) {
        return TableDigest.of(Stream.of(row));
    }

    /// The row with one component of another.
    private LogRow changed(LogRow row, LogTable table, RecordComponent[] components, int index)
            throws ReflectiveOperationException {
        var accessor = components[index].getAccessor();
        Object other = accessor.invoke(row);
        while (Objects.equals(other, accessor.invoke(row))) {
            other = accessor.invoke(samples.row(table));
        }
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = i == index ? other : components[i].getAccessor().invoke(row);
        }
        var types = Arrays.stream(components).map(RecordComponent::getType);
        return (LogRow)
                row.getClass()
                        .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                        .newInstance(values);
    }
}
