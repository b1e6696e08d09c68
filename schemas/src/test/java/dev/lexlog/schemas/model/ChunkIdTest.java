package dev.lexlog.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkIdTest {
    @Test
    void idIsTheHashOfTheDocumentedArray() throws NoSuchAlgorithmException {
        var array = "[\"d\",null,null,\"a/ä.md\",\"api\",\"api_endpoint\",\"A > B\",\"line\\n\",2]";
        var digest =
                MessageDigest.getInstance("SHA-256").digest(array.getBytes(StandardCharsets.UTF_8));

        var id =
                ChunkId.of(
                        new DocumentId("d", null, "a/ä.md"),
                        null,
                        Source.API,
                        ChunkType.API_ENDPOINT,
                        "A > B",
                        "line\n",
                        2);

        assertThat(id.value()).isEqualTo("c_" + HexFormat.of().formatHex(digest, 0, 12));
    }

    @Test
    void contentHashIsThatOfUtf8() {
        assertThat(Hashes.content("ä"))
                .isEqualTo("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc");
    }

    @Test
    void chunksAreHashedWithASeparatorBetween() {
        assertThat(Hashes.content(List.of("a", "b"))).isEqualTo(Hashes.content("a\u001fb"));
    }
}
