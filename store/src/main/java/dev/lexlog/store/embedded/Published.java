package dev.lexlog.store.embedded;

import dev.lexlog.store.Watermark;
import org.apache.lucene.index.DirectoryReader;

/// What new readings see: a reader of the index, and the positions it and the tables have reached
/// at least.
record Published(DirectoryReader index, Watermark watermark) {}
