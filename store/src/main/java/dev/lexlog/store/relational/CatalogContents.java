package dev.lexlog.store.relational;

import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.UnknownGeneration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// All that the catalogue holds, of one moment. `entries` are in the order of their numbers;
/// `standing` is empty while no generation was begun.
public record CatalogContents(List<GenerationEntry> entries, Optional<StandingRow> standing) {
    public CatalogContents {
        entries = List.copyOf(entries);
    }

    public GenerationEntry entry(int number) {
        return entries.stream()
                .filter(entry -> entry.number() == number)
                .findFirst()
                .orElseThrow(() -> unknown(number));
    }

    private UnknownGeneration unknown(int number) {
        return new UnknownGeneration(
                number, entries.stream().map(GenerationEntry::number).toList());
    }

    /// The one that was live before, while it is ready.
    public OptionalInt former() {
        return standing.map(StandingRow::former)
                .filter(number -> entry(number).state() instanceof Ready)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
