package dev.lexlog.store.read;

import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.store.Visibility;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hashes by which a client knows that what it has derived is still good. A source is visible like
/// a domain of its name; `__base__` always is. The resources of type {@link #DOCUMENT} are the
/// documents of that domain (of `__base__`: those without one) with their own content hashes.
public interface HashReads {
    String DOCUMENT = "document";

    Optional<SourceHash> source(String source, Visibility visibility);

    Optional<ResourceHash> resource(String source, String type, String name, Visibility visibility);

    /// Those of a type behind the name `after` (null: from the start), by name.
    List<ResourceHash> resources(
            String source, String type, Visibility visibility, @Nullable String after, int limit);
}
