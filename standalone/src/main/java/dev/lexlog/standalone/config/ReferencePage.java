package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Catalogue;
import dev.lexlog.standalone.setting.Setting;
import java.util.stream.Collectors;

/// The table of `docs/reference/configuration.md`.
final class ReferencePage {
    private ReferencePage() {}

    static String table(Catalogue catalogue) {
        return catalogue.listed().stream()
                .map(ReferencePage::row)
                .collect(
                        Collectors.joining(
                                "\n",
                                "| key | value | default | meaning |\n|---|---|---|---|\n",
                                "\n"));
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        setting.key(),
                        setting.kind().form().replace("|", "\\|"),
                        setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`",
                        setting.meaning());
    }
}
