package dev.lexlog.standalone.cli.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A clone with the real launcher, empty modules, and a Maven and a JDK that only note their calls.
final class Clone {
    private static final List<String> MODULES =
            List.of(
                    "schemas",
                    "embedding",
                    "ingest-worker",
                    "store",
                    "projector",
                    "query-api",
                    "standalone");
    private static final List<String> TOOLS =
            List.of(
                    "awk",
                    "cat",
                    "cp",
                    "cut",
                    "date",
                    "dirname",
                    "find",
                    "grep",
                    "head",
                    "id",
                    "ls",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "sh",
                    "sleep",
                    "stty",
                    "tail",
                    "touch",
                    "tr",
                    "uname");

    final Path root;
    final Path home;
    private final Path tools;

    private Clone(Path folder) throws IOException {
        this.root = folder.resolve("a clone");
        this.home = Files.createDirectories(folder.resolve("home"));
        this.tools = Files.createDirectories(folder.resolve("tools"));
    }

    static Clone in(Path folder) throws IOException {
        var clone = new Clone(folder);
        clone.copyLauncher();
        for (var module : MODULES) {
            clone.write(module + "/pom.xml", "<project/>");
            clone.write(module + "/src/main/java/A.java", "class A {}");
            clone.write(module + "/src/test/java/ATest.java", "class ATest {}");
        }
        clone.write("pom.xml", "<project>\n  <version>0.1.0</version>\n</project>\n");
        clone.offerTools();
        clone.tool(
                "mvn",
                """
                echo "$*" >> "$CALLS/mvn"
                if [ -f fail ]; then
                    echo '[ERROR] A.java:[1,1] that is no Java'
                    echo '[ERROR] -> [Help 1]'
                    echo '[ERROR] Re-run Maven with -X'
                    exit 1
                fi
                for module in schemas embedding ingest-worker store projector query-api standalone; do
                    echo "[INFO] Building $module 0.1.0       [2/8]"
                    mkdir -p $module/target
                    echo jar > $module/target/$module-0.1.0.jar
                done
                """);
        return clone;
    }

    /// A JDK that prints its process id and its arguments, one a line.
    Path jdk(String place, String version) throws IOException {
        var jdk = home.getParent().resolve(place);
        script(jdk.resolve("bin/javac"), "");
        script(
                jdk.resolve("bin/java"),
                """
                echo "pid $$"
                for word in "$@"; do echo "$word"; done
                """);
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        return jdk;
    }

    void tool(String name, String body) throws IOException {
        script(tools.resolve(name), body);
    }

    void removeTool(String name) throws IOException {
        Files.delete(tools.resolve(name));
    }

    Path write(String name, String content) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /// As if the last build had been an hour ago.
    void age() throws IOException {
        var anHourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        try (var paths = Files.walk(root)) {
            for (var path : paths.toList()) {
                Files.setLastModifiedTime(path, anHourAgo);
            }
        }
    }

    List<String> mavenCalls() throws IOException {
        var calls = home.resolve("mvn");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    ProcessBuilder launcher(Path script, Optional<Path> javaHome, String... arguments) {
        var command = new ArrayList<>(List.of(tools.resolve("sh").toString(), script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(home.toFile());
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", tools.toString());
        environment.put("HOME", home.toString());
        environment.put("CALLS", home.toString());
        environment.put("LEXLOG_JDK_ROOT", home.getParent().toString());
        environment.put("LEXLOG_TEST_DATABASE_URL", "postgresql://one:given@here/test");
        javaHome.ifPresent(jdk -> environment.put("JAVA_HOME", jdk.toString()));
        return builder;
    }

    private void copyLauncher() throws IOException {
        var repository = Path.of("..").toRealPath();
        try (var files = Files.walk(repository.resolve("standalone/launcher"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy(repository, file);
            }
        }
        copy(repository, repository.resolve("lexlog"));
    }

    private void copy(Path repository, Path file) throws IOException {
        var copy = root.resolve(repository.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
    }

    private void offerTools() throws IOException {
        for (var tool : TOOLS) {
            for (var folder : List.of("/usr/bin", "/bin")) {
                var real = Path.of(folder, tool);
                if (Files.exists(real)) {
                    tool(tool, "exec %s \"$@\"\n".formatted(real));
                    break;
                }
            }
        }
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
