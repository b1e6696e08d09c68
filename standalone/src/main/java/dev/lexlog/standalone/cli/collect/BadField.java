package dev.lexlog.standalone.cli.collect;

/// A field of a line is missing, unknown or of another type; the message names it.
final class BadField extends Exception {
    private static final long serialVersionUID = 1L;

    BadField(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
