package dev.lexlog.standalone.cli.collect;

import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.collect.Collected.TextFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Walks the named folders. Hidden files and links are left out, unless named themselves.
public final class FileCollector {
    private static final Map<String, String> CONTENT_TYPES =
            Map.of(
                    "md", "text/markdown",
                    "markdown", "text/markdown",
                    "txt", "text/plain",
                    "html", "text/html",
                    "htm", "text/html");
    private static final Set<String> EVENTS = Set.of("jsonl", "ndjson");
    private static final Set<String> NOT_TEXT = Set.of("pdf", "docx", "pptx", "xlsx");

    private final List<TextFile> texts = new ArrayList<>();
    private final List<Path> eventFiles = new ArrayList<>();
    private final Map<String, Integer> notText = new TreeMap<>();
    private int others;

    private FileCollector() {}

    public static Collected collect(List<Path> paths) {
        var collector = new FileCollector();
        paths.forEach(collector::visit);
        return new Collected(
                collector.texts, collector.eventFiles, collector.notText, collector.others);
    }

    private void visit(Path path) {
        if (!Files.exists(path)) {
            throw new CommandFailed("no such file or folder: " + path);
        }
        if (!Files.isDirectory(path)) {
            take(path, path.toAbsolutePath().normalize().getFileName().toString());
            return;
        }
        try {
            var found = new ArrayList<Path>();
            Files.walkFileTree(path.toRealPath(), new Visible(path.toRealPath(), found));
            found.sort(Comparator.comparing(Path::toString));
            var root = path.toRealPath();
            found.forEach(file -> take(file, name(root.relativize(file))));
        } catch (IOException e) {
            throw new CommandFailed("cannot read the folder %s: %s".formatted(path, reason(e)), e);
        }
    }

    private static String name(Path below) {
        return below.toString().replace(below.getFileSystem().getSeparator(), "/");
    }

    private void take(Path file, String name) {
        var suffix = suffix(name);
        var contentType = CONTENT_TYPES.get(suffix);
        if (contentType != null) {
            texts.add(new TextFile(name, file, contentType));
        } else if (EVENTS.contains(suffix)) {
            eventFiles.add(file);
        } else if (NOT_TEXT.contains(suffix)) {
            notText.merge("." + suffix, 1, Integer::sum);
        } else {
            others++;
        }
    }

    private static String suffix(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// Why, for a message that names the file itself.
    public static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }

    private static final class Visible extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found;

        Visible(Path root, List<Path> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && isHidden(folder)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
