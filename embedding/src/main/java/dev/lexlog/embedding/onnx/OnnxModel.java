package dev.lexlog.embedding.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.Embedding;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/// One ONNX session. An inference runs on the calling thread alone; several threads may infer at
/// once. The vector of a sequence is that of its first token, as bge was trained.
final class OnnxModel implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final int dimension;

    OnnxModel(byte[] model, int dimension) {
        this.dimension = dimension;
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Sequences differ in length, and a plan of memory is kept for each length it meets.
            options.setMemoryPatternOptimization(false);
            this.session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new Fault("the embedding model cannot be loaded", e);
        }
    }

    Embedding infer(long[] sequence) {
        var attention = new long[sequence.length];
        Arrays.fill(attention, 1);
        try (var ids = tensor(sequence);
                var mask = tensor(attention);
                var types = tensor(new long[sequence.length]);
                var result =
                        session.run(
                                Map.of(
                                        "input_ids", ids,
                                        "attention_mask", mask,
                                        "token_type_ids", types))) {
            var values = new float[dimension];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(values);
            return Embedding.of(values);
        } catch (OrtException e) {
            throw new Fault("inference over " + sequence.length + " tokens failed", e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(
                environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new Fault("the embedding model cannot be closed", e);
        }
    }
}
