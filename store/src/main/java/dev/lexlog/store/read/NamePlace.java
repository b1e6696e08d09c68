package dev.lexlog.store.read;

import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.GlossaryTerm;

/// Where an item stands in a list by (folded name, id), both in order of code points.
public record NamePlace(String nameFolded, String id) {
    public static NamePlace of(Entity entity) {
        return new NamePlace(entity.nameFolded(), entity.id().value());
    }

    public static NamePlace of(GlossaryTerm term) {
        return new NamePlace(term.nameFolded(), term.id().value());
    }
}
