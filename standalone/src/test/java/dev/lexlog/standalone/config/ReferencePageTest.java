package dev.lexlog.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page is generated: `-Dlexlog.write=true` writes its table anew.
class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/reference/configuration.md");
    private static final String TABLE = "| key | value | default | meaning |";

    @Test
    void pageHoldsTheTableOfAllKeys() throws IOException {
        var table = ReferencePage.table(LexlogConfig.CATALOGUE);
        if (Boolean.getBoolean("lexlog.write")) {
            var page = Files.readString(PAGE);
            Files.writeString(PAGE, page.substring(0, page.indexOf(TABLE)) + table);
        }

        var page = Files.readString(PAGE);
        assertThat(page.substring(page.indexOf(TABLE))).isEqualTo(table);
    }

    @Test
    void everyKeyHasAVariableOfItsOwn() {
        assertThat(LexlogConfig.CATALOGUE.all().map(Setting::variable)).doesNotHaveDuplicates();
    }
}
