package dev.lexlog.standalone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page `docs/reference/rules.md` and the tests name each other.
class RulesPageTest {
    private static final Path PAGE = Path.of("../docs/reference/rules.md");
    private static final Path SOURCES = Path.of("src/test/java/dev/lexlog/standalone/rules");
    private static final Pattern NAMED = Pattern.compile("`(\\w+#\\w+)`");

    @Test
    void everyTestIsInTheTableAndEveryNamedTestExists() throws Exception {
        assertThat(named()).isEqualTo(tests());
    }

    private static Set<String> named() throws IOException {
        return NAMED.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> tests() throws IOException, ClassNotFoundException {
        var tests = new TreeSet<String>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (var file : files.filter(path -> path.toString().endsWith("IT.java")).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                Arrays.stream(classNamed(name).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .forEach(method -> tests.add(name + "#" + method));
            }
        }
        return tests;
    }

    private static Class<?> classNamed(String name) throws ClassNotFoundException {
        return Class.forName(RulesPageTest.class.getPackageName() + "." + name);
    }
}
