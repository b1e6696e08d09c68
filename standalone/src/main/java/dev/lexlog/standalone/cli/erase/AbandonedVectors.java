package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.standalone.cli.erase.Receipt.Fate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A subject's vectors in the topic of a model that is not wanted any more. Nobody writes
/// tombstones into it, nor closes its last segments, so compaction takes nothing from it on a day
/// that one could name.
final class AbandonedVectors {
    private final Subject subject;
    private final LogCodec codec;
    private long found;

    AbandonedVectors(Subject subject, LogCodec codec) {
        this.subject = subject;
        this.codec = codec;
    }

    void look(ConsumerRecord<byte[], byte[]> record) {
        var change =
                codec.decode(LogTable.EMBEDDINGS, record.key(), record.value(), record.offset());
        if (change instanceof Change.Put(ChunkEmbedding vector, _) && mayBeOfSubject(vector)) {
            found++;
        }
    }

    /// A term's vector does not say in which session the term was made.
    private boolean mayBeOfSubject(ChunkEmbedding vector) {
        boolean ofSomeTerm = vector.chunkType() == ChunkType.GLOSSARY_TERM;
        return subject.has(vector.document())
                || (ofSomeTerm && subject instanceof Subject.OfSession);
    }

    long found() {
        return found;
    }

    Fate fate() {
        return found == 0
                ? new Fate.Nothing()
                : new Fate.Never("its model is not wanted any more: delete the topic");
    }
}
