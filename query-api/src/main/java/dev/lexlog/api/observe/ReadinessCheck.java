package dev.lexlog.api.observe;

import java.util.Optional;
import java.util.function.Supplier;

/// Something that must be so before searches work: `obstacle` is empty when it is, else says in
/// words why not. Asked at every request, so it only looks.
public record ReadinessCheck(String name, Supplier<Optional<String>> obstacle) {}
