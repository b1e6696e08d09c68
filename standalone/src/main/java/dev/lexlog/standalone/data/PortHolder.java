package dev.lexlog.standalone.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The process that listens on a port, as far as this user may know.
record PortHolder(long pid, String name) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    static Optional<PortHolder> of(int port) {
        return Files.exists(PROC.resolve("net/tcp")) ? fromProc(port) : fromLsof(port);
    }

    @Override
    public String toString() {
        return "pid " + pid + " " + name;
    }

    private static Optional<PortHolder> fromProc(int port) {
        var sockets =
                Stream.of("tcp", "tcp6")
                        .flatMap(file -> lines(PROC.resolve("net").resolve(file)))
                        .map(line -> line.strip().split("\\s+"))
                        .filter(column -> column.length > 9 && column[3].equals(LISTENING))
                        .filter(column -> column[1].endsWith(":%04X".formatted(port)))
                        .map(column -> "socket:[" + column[9] + "]")
                        .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, sockets))
                .map(pid -> new PortHolder(pid, nameOf(pid)))
                .findFirst();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (var files = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (var file : files) {
                if (Files.isSymbolicLink(file)
                        && sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return false;
        }
    }

    private static String nameOf(long pid) {
        return lines(PROC.resolve(pid + "/comm")).findFirst().orElse("?");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    /// macOS: `p4711` and `cjava` on lines of their own.
    private static Optional<PortHolder> fromLsof(int port) {
        try {
            var lsof =
                    new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-F", "pc")
                            .redirectErrorStream(true)
                            .start();
            var output = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            lsof.waitFor(5, TimeUnit.SECONDS);
            return parsed(output);
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<PortHolder> parsed(String lsof) {
        var pid = lsof.lines().filter(l -> l.matches("p[0-9]{1,9}")).findFirst();
        var name = lsof.lines().filter(l -> l.startsWith("c")).findFirst();
        return pid.map(p ->
                new PortHolder(
                        Long.parseLong(p.substring(1)),
                        name.orElse("c?").substring(1).toLowerCase(Locale.ROOT)));
    }
}
