package dev.lexlog.embedding.http;

/// A bearer key, printed as `***`.
public record ApiKey(String value) {
    public ApiKey {
        if (value.isBlank() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "the embedding server's api key is empty or has characters other than visible"
                            + " ASCII");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
