package dev.lexlog.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// What `lexlog up` and its children (the registry) hold in memory, as Linux counts it: file pages
/// that are mapped, such as the index, count too, and `anonymous` leaves them out.
public record ResidentMemory(Use parent, Use children) {
    private static final Pattern FIELD = Pattern.compile("(?m)^(VmRSS|RssAnon):\\s+(\\d+) kB$");

    public static ResidentMemory of(ProcessHandle process) throws IOException {
        var children = new Use(0, 0);
        for (var child : process.descendants().toList()) {
            children = children.plus(read(child));
        }
        return new ResidentMemory(read(process), children);
    }

    private static Use read(ProcessHandle process) throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status) ? parse(Files.readString(status)) : new Use(0, 0);
    }

    static Use parse(String status) {
        var use = new Use(0, 0);
        for (var field : FIELD.matcher(status).results().toList()) {
            long mebibytes = Long.parseLong(field.group(2)) / 1_024;
            use =
                    field.group(1).equals("VmRSS")
                            ? new Use(mebibytes, use.anonymous)
                            : new Use(use.all, mebibytes);
        }
        return use;
    }

    /// Parent and children, in MiB.
    public long all() {
        return parent.all + children.all;
    }

    public String cell() {
        return String.format(
                Locale.ROOT,
                "%d MiB (anonymous %d) and registry %d MiB",
                parent.all,
                parent.anonymous,
                children.all);
    }

    /// In MiB.
    public record Use(long all, long anonymous) {
        Use plus(Use other) {
            return new Use(all + other.all, anonymous + other.anonymous);
        }
    }
}
