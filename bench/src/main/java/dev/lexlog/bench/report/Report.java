package dev.lexlog.bench.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Markdown table that grows row by row, on standard output and in a file. What a stopped run has
/// measured is kept.
public final class Report implements AutoCloseable {
    private final BufferedWriter file;

    private Report(BufferedWriter file) {
        this.file = file;
    }

    public static Report open(Path file) throws IOException {
        return new Report(Files.newBufferedWriter(file));
    }

    /// A paragraph of its own.
    public void line(String text) throws IOException {
        print(text);
        print("");
    }

    public void head() throws IOException {
        print("| measured | Lexlog | baseline | compared | goal |");
        print("|---|---|---|---|---|");
    }

    public void add(Row row) throws IOException {
        print(row.markdown());
    }

    /// What takes its time now; not part of the report.
    public void progress(String text) {
        System.err.println(text);
    }

    private void print(String line) throws IOException {
        System.out.println(line);
        file.write(line);
        file.newLine();
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
