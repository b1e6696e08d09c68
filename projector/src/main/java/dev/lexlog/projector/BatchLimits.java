package dev.lexlog.projector;

/// The most that one transaction applies: rows, and bytes of their keys and values as they are
/// unpacked; a single larger record still passes. `rowsAPoll` is the most that one poll brings.
record BatchLimits(int rows, long bytes, int rowsAPoll) {
    BatchLimits {
        if (rows < 1 || bytes < 1) {
            throw new IllegalArgumentException(rows + " rows of " + bytes + " bytes hold nothing");
        }
    }

    boolean room(int heldRows, long heldBytes) {
        return heldRows < rows && heldBytes < bytes;
    }

    boolean exceeded(int heldRows, long heldBytes) {
        return heldRows > rows || heldBytes > bytes;
    }
}
