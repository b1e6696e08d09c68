package dev.lexlog.worker.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// The native memory of all RocksDB stores together: one block cache, from which write buffers are
/// taken as well. Kafka's default is 50 MB of cache and 48 MB of write buffers for every store of
/// every task.
public final class RocksMemory implements AutoCloseable {
    static final String CONFIG = "lexlog.rocksdb.memory";
    private static final long CACHE_BYTES = 48L << 20;
    private static final long WRITE_BUFFERS_BYTES = 24L << 20;
    private static final long WRITE_BUFFER_BYTES = 4L << 20;
    private static final int SHARD_BITS = 2;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    public RocksMemory() {
        RocksDB.loadLibrary();
        cache = new LRUCache(CACHE_BYTES, SHARD_BITS);
        writeBuffers = new WriteBufferManager(WRITE_BUFFERS_BYTES, cache);
    }

    /// After the last store is closed.
    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }

    /// Gives every store its share; Kafka Streams makes it and hands the memory over as a property.
    public static final class Share implements RocksDBConfigSetter {
        @Override
        public void setConfig(String store, Options options, Map<String, Object> configs) {
            if (!(configs.get(CONFIG) instanceof RocksMemory memory)) {
                throw new IllegalArgumentException(CONFIG + " is missing");
            }
            var table = (BlockBasedTableConfig) options.tableFormatConfig();
            table.setBlockCache(memory.cache);
            table.setCacheIndexAndFilterBlocks(true);
            table.setPinTopLevelIndexAndFilter(true);
            options.setTableFormatConfig(table);
            options.setWriteBufferManager(memory.writeBuffers);
            options.setWriteBufferSize(WRITE_BUFFER_BYTES);
            options.setMaxWriteBufferNumber(2);
        }

        /// The memory outlives the store.
        @Override
        public void close(String store, Options options) {}
    }
}
