/// The packaged model, run in this process. Entry: {@link dev.lexlog.embedding.onnx.OnnxEmbedder}.
/// Rule: one text at a time, one thread an inference, as many inferences at once as there are
/// cores.
@NullMarked
package dev.lexlog.embedding.onnx;

import org.jspecify.annotations.NullMarked;
