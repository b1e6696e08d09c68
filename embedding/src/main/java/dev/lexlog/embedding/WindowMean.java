package dev.lexlog.embedding;

import dev.lexlog.schemas.model.Embedding;

/// The mean of a long text's window vectors, each of length one and weighed by how much of the text
/// it covers, so that a short last window does not count like a full one.
public final class WindowMean {
    private final double[] sum;
    private double covered;
    private int windows;

    public WindowMean(int dimension) {
        this.sum = new double[dimension];
    }

    public void add(Embedding window, int weight) {
        float[] values = window.normalised().toArray();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * (double) values[i];
        }
        covered += weight;
        windows++;
    }

    /// The direction of the mean. Windows that point in opposite directions have none: then the
    /// mean is a zero vector, which {@link Embedding#normalised} refuses.
    public Embedding embedding() {
        if (windows == 0) {
            throw new IllegalStateException("a text has at least one window");
        }
        var mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / covered);
        }
        return Embedding.of(mean).normalised();
    }
}
