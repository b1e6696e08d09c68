package dev.lexlog.standalone.setting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every key there is: `listed` are ours, `passed` are handed to a library as they are, `reserved`
/// are that library's too but ours to set.
public record Catalogue(List<Setting<?>> listed, List<Setting<?>> passed, Set<String> reserved) {
    public Catalogue {
        listed = List.copyOf(listed);
        passed = List.copyOf(passed);
        reserved = Set.copyOf(reserved);
    }

    public Stream<Setting<?>> all() {
        return Stream.concat(listed.stream(), passed.stream());
    }

    Optional<Setting<?>> named(String key) {
        return all().filter(setting -> setting.key().equals(key)).findFirst();
    }

    Optional<Setting<?>> ofVariable(String variable) {
        return all().filter(setting -> setting.variable().equals(variable)).findFirst();
    }

    boolean isSection(String key) {
        return all().anyMatch(setting -> setting.key().startsWith(key + "."));
    }
}
