package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.GenerationSettings;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.InfoStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of an index: opened if they can be read and were made with the same settings, else
/// thrown away, for all of it comes again from the log.
final class IndexFolder {
    static final float K1 = 1.2f;
    static final float B = 0.75f;
    private static final double BUFFER_MEGABYTES = 48;

    /// A chunk comes to three documents, and a vector in a graph that is being made to 400 bytes.
    private static final int MOST_DOCUMENTS_OF_A_BUILD = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    private IndexFolder() {}

    static Directory open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return FSDirectory.open(folder);
    }

    static CommitData lastCommit(Directory directory, Path folder, GenerationSettings settings)
            throws IOException {
        if (directory.listAll().length == 0) {
            return CommitData.empty(settings);
        }
        try (var reader = DirectoryReader.open(directory)) {
            var userData = reader.getIndexCommit().getUserData();
            if (CommitData.matches(userData, settings)) {
                return CommitData.parse(userData, settings);
            }
            LOG.warn("{}: made with {}, not {}: built anew by replay", folder, userData, settings);
        } catch (IndexNotFoundException e) {
            LOG.info("{}: no commit: built anew by replay", folder);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                | IllegalArgumentException e) {
            LOG.warn("{}: cannot be read ({}): built anew by replay", folder, e.getMessage());
        }
        empty(directory, folder);
        return CommitData.empty(settings);
    }

    /// Whether there is a commit at all.
    static boolean isWhole(Directory directory) throws IOException {
        return DirectoryReader.indexExists(directory);
    }

    private static void empty(Directory directory, Path folder) throws IOException {
        try (var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (var file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        } catch (LockObtainFailedException e) {
            throw failure(e, folder);
        }
    }

    static IndexWriter writer(Directory directory, Path folder, GenerationSettings settings)
            throws IOException {
        var merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(6, 1);
        var config =
                config(settings)
                        .setMergeScheduler(merges)
                        .setMaxFullFlushMergeWaitMillis(0)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES);
        return open(directory, folder, config);
    }

    /// Empties the index first. Its segments are merged when the writer is asked to.
    static IndexWriter builder(
            Directory directory,
            Path folder,
            GenerationSettings settings,
            Codec codec,
            InfoStream progress)
            throws IOException {
        empty(directory, folder);
        var config =
                config(settings)
                        .setCodec(codec)
                        .setInfoStream(progress)
                        .setMergePolicy(new MergeAtEnd(MOST_DOCUMENTS_OF_A_BUILD))
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES);
        return open(directory, folder, config);
    }

    private static IndexWriterConfig config(GenerationSettings settings) {
        return new IndexWriterConfig(Analysers.named(settings.analyser()))
                .setCodec(WideVectorsFormat.codec(settings.index()))
                .setSimilarity(new BM25Similarity(K1, B));
    }

    private static IndexWriter open(Directory directory, Path folder, IndexWriterConfig config)
            throws IOException {
        try {
            return new IndexWriter(directory, config);
        } catch (LockObtainFailedException e) {
            throw failure(e, folder);
        }
    }

    static Fault failure(IOException e, Path folder) {
        if (e instanceof LockObtainFailedException) {
            return new Fault(folder + " is open in another process: stop that one first", e);
        }
        var message = String.valueOf(e.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new Fault("the disk of " + folder + " is full: make room, then start again", e);
        }
        return new Fault(
                "Lucene failed on "
                        + folder
                        + ": "
                        + message
                        + "; delete this folder to have it rebuilt from the log",
                e);
    }
}
