package dev.lexlog.api.read;

import dev.lexlog.api.http.JsonFields;
import java.util.LinkedHashSet;
import java.util.Set;

/// The ids of a batch: at least one, in the order asked for, each once.
public final class Ids {
    private Ids() {}

    public static Set<String> of(JsonFields fields, int most) {
        var allowed = "an array of 1 to " + most + " ids";
        var ids = fields.required("ids", fields.strings("ids"), allowed);
        if (ids.isEmpty() || ids.size() > most) {
            throw fields.problem("ids", "has " + ids.size() + " items", allowed);
        }
        if (ids.contains("")) {
            throw fields.problem("ids", "has an empty item", allowed);
        }
        return new LinkedHashSet<>(ids);
    }
}
