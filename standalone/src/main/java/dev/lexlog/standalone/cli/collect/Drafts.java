package dev.lexlog.standalone.cli.collect;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.collect.Collected.TextFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// Reads collected files one after the other, so that their size does not matter.
public final class Drafts {
    /// Nothing larger can become a record of the input topic.
    static final long LARGEST_FILE = 12L << 20;

    private final Collected collected;
    private final Scope scope;

    public Drafts(Collected collected, Scope scope) {
        this.collected = collected;
        this.scope = scope;
    }

    public void forEach(Consumer<Draft> each) {
        collected.texts().forEach(file -> each.accept(draft(file)));
        collected.eventFiles().forEach(file -> lines(file, each));
    }

    /// How many drafts there will be, blank lines counted too.
    public long count() {
        return collected.texts().size()
                + collected.eventFiles().stream().mapToLong(Drafts::countLines).sum();
    }

    private Draft draft(TextFile file) {
        try {
            var size = Files.size(file.path());
            if (size > LARGEST_FILE) {
                return new Draft.Skipped(
                        file.path().toString(),
                        "%d MiB is too large: split it".formatted(size >> 20));
            }
            return Utf8.decode(Files.readAllBytes(file.path()))
                    .<Draft>map(content -> new Draft.Ready(event(file, content)))
                    .orElseGet(() -> new Draft.Skipped(file.path().toString(), "not UTF-8"));
        } catch (IOException e) {
            return new Draft.Skipped(file.path().toString(), FileCollector.reason(e));
        }
    }

    private DocumentEvent event(TextFile file, String content) {
        var published =
                new DocumentPublished(
                        "document", "document", file.contentType(), content, null, null, Map.of());
        return new DocumentEvent(
                scope.prefix() + file.name(), scope.domain(), scope.session(), "", null, published);
    }

    private void lines(Path file, Consumer<Draft> each) {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            for (var number = 1; readLine(in, line); number++) {
                lineDraft(file + ":" + number, line.toByteArray(), each);
                line.reset();
            }
        } catch (IOException e) {
            throw new CommandFailed(
                    "cannot read %s: %s".formatted(file, FileCollector.reason(e)), e);
        }
    }

    private void lineDraft(String place, byte[] bytes, Consumer<Draft> each) {
        var text = Utf8.decode(bytes);
        if (text.isPresent() && text.get().isBlank()) {
            return;
        }
        each.accept(
                text.map(line -> EventLine.parse(place, line, scope))
                        .orElseGet(() -> new Draft.BadLine(place, "not UTF-8")));
    }

    /// False at the end of the file.
    private static boolean readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
        var any = false;
        for (var b = in.read(); b != -1; b = in.read()) {
            if (b == '\n') {
                return true;
            }
            line.write(b);
            any = true;
        }
        return any;
    }

    private static long countLines(Path file) {
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            var lines = 0L;
            for (var read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (var i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new CommandFailed(
                    "cannot read %s: %s".formatted(file, FileCollector.reason(e)), e);
        }
    }
}
