package dev.lexlog.standalone.setting;

import dev.lexlog.standalone.data.CannotStart;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was given for each key: options beat the environment, and that beats the file. Reading a
/// bad value notes the problem and goes on with the default; {@link #requireGood} throws all.
public final class Values {
    private final Catalogue catalogue;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();

    private Values(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// `options` are texts by key.
    public static Values read(
            Catalogue catalogue,
            @Nullable Path file,
            Map<String, String> environment,
            Map<String, String> options) {
        var values = new Values(catalogue);
        if (file != null) {
            var yaml = YamlFile.read(file);
            values.problems.addAll(yaml.problems());
            yaml.given().forEach(values::addIfKnown);
        }
        var variables = Variables.of(environment, catalogue);
        values.problems.addAll(variables.problems());
        variables.given().forEach(values::put);
        new TreeMap<>(options)
                .forEach((key, text) -> values.put(new Given(key, text, "command line")));
        return values;
    }

    /// The value, or the default.
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseGet(() -> setting.kind().read(setting.fallback()));
    }

    /// Empty when it is neither given nor has a default.
    public <T> Optional<T> find(Setting<T> setting) {
        var text = text(setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(setting.kind().read(text));
        } catch (IllegalArgumentException e) {
            problem(setting, "is no " + setting.kind().form());
            return Optional.empty();
        }
    }

    public boolean isGiven(Setting<?> setting) {
        return given.containsKey(setting.key());
    }

    /// What `make` gives; when it refuses, that is a problem and the value is `fallback`.
    public <T> T checked(Supplier<T> make, T fallback) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return fallback;
        }
    }

    public void problem(Setting<?> setting, String text) {
        problems.add("%s (%s) %s%s".formatted(setting.key(), shown(setting), text, place(setting)));
    }

    /// Something that no single value is to blame for.
    public void problem(String text) {
        problems.add(text);
    }

    /// {@link CannotStart} with all problems when there are any.
    public void requireGood() {
        if (!problems.isEmpty()) {
            var count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
            throw new CannotStart(
                    problems.stream()
                            .collect(
                                    Collectors.joining(
                                            "\n  ",
                                            "the configuration has " + count + ":\n  ",
                                            "")));
        }
    }

    /// Every key that has a value, as a file could say it, secrets hidden.
    public List<String> effective() {
        return catalogue
                .all()
                .filter(setting -> !text(setting).isEmpty())
                .map(setting -> setting.key() + ": " + quoted(shown(setting)) + comment(setting))
                .toList();
    }

    private void addIfKnown(Given value) {
        if (catalogue.named(value.key()).isPresent()) {
            put(value);
            return;
        }
        problems.add("%s is %s (%s)".formatted(value.key(), why(value.key()), value.place()));
    }

    private String why(String key) {
        if (catalogue.reserved().contains(key)) {
            return "Lexlog's own to set";
        }
        if (catalogue.isSection(key)) {
            return "no value but has keys of its own";
        }
        return "unknown"
                + Nearest.to(key, catalogue.all().map(Setting::key))
                        .map(meant -> ": did you mean " + meant + "?")
                        .orElse("");
    }

    private void put(Given value) {
        given.put(value.key(), value);
    }

    private String text(Setting<?> setting) {
        var value = given.get(setting.key());
        return value == null ? setting.fallback() : value.text();
    }

    private String shown(Setting<?> setting) {
        return Secrets.shown(setting.kind(), text(setting));
    }

    private String place(Setting<?> setting) {
        var value = given.get(setting.key());
        return value == null ? "" : ", in " + value.place();
    }

    private String comment(Setting<?> setting) {
        return "  # " + (isGiven(setting) ? place(setting).substring(5) : "default");
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9._/-][A-Za-z0-9._/:-]*")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }
}
