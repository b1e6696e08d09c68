package dev.lexlog.standalone.setting;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// The leaves of a YAML file under their dotted keys, each with its line. A value of `null` is as
/// if it were not there; a list of scalars is one text with commas.
final class YamlFile {
    private final String name;
    private final List<Given> given = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private YamlFile(String name) {
        this.name = name;
    }

    static YamlFile read(Path path) {
        var file = new YamlFile(path.toString());
        try {
            file.parse(Files.readString(path));
        } catch (NoSuchFileException _) {
            file.problems.add("there is no file " + path);
        } catch (MalformedInputException _) {
            file.problems.add(path + " is not UTF-8");
        } catch (IOException e) {
            file.problems.add("cannot read " + path + ": " + e.getMessage());
        }
        return file;
    }

    List<Given> given() {
        return given;
    }

    List<String> problems() {
        return problems;
    }

    private void parse(String text) {
        var settings = LoadSettings.builder().setLabel(name).setSchema(new CoreSchema()).build();
        try {
            new Compose(settings).composeString(text).ifPresent(root -> add("", root));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
            problems.add("%s%s is no YAML: %s".formatted(name, line, e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add("%s is no YAML: %s".formatted(name, e.getMessage()));
        }
    }

    private void add(String key, Node node) {
        switch (node) {
            case MappingNode mapping -> mapping.getValue().forEach(entry -> add(key, entry));
            case SequenceNode list -> addList(key, list);
            case ScalarNode scalar -> addScalar(key, scalar);
            default -> problems.add(place(node) + " is none of mapping, list and scalar");
        }
    }

    private void add(String parent, NodeTuple entry) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
            var name = parent.isEmpty() ? key.getValue() : parent + "." + key.getValue();
            add(name, entry.getValueNode());
            return;
        }
        problems.add("a key is no text (" + place(entry.getKeyNode()) + ")");
    }

    private void addList(String key, SequenceNode list) {
        if (!list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            problems.add("%s is a list of more than texts (%s)".formatted(key, place(list)));
            return;
        }
        var text =
                list.getValue().stream()
                        .map(item -> ((ScalarNode) item).getValue())
                        .collect(Collectors.joining(","));
        put(new Given(key, text, place(list)));
    }

    private void addScalar(String key, ScalarNode scalar) {
        if (key.isEmpty()) {
            problems.add(place(scalar) + " is no mapping of keys to values");
        } else if (!scalar.getTag().equals(Tag.NULL)) {
            put(new Given(key, scalar.getValue(), place(scalar)));
        }
    }

    private void put(Given value) {
        for (var other : given) {
            if (other.key().equals(value.key())) {
                problems.add(
                        "%s is given twice (%s and %s)"
                                .formatted(value.key(), other.place(), value.place()));
                return;
            }
        }
        given.add(value);
    }

    private String place(Node node) {
        return name + node.getStartMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
    }
}
