package dev.lexlog.schemas.model;

import java.text.Normalizer;
import java.util.Locale;

/// Names as they are compared. SQL never folds case (law 4): rows carry what these functions say.
public final class Names {
    private Names() {}

    /// NFC, lower-cased by the root locale: equal for names that differ in case only.
    public static String folded(String name) {
        return Normalizer.normalize(
                Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
                Normalizer.Form.NFC);
    }
}
