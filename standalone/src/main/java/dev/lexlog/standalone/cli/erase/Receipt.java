package dev.lexlog.standalone.cli.erase;

import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an erasure came to, line by line as it becomes known. Complete when everything has
/// acknowledged and nothing says `never`.
final class Receipt {
    static final int COMPLETE = 0;
    static final int UNACKNOWLEDGED = 1;
    static final int NEVER = 3;

    private final Subject subject;
    private final Terminal terminal;
    private final boolean json;
    private final List<Step> steps = new ArrayList<>();
    private final List<Topic> topics = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    Receipt(Subject subject, Terminal terminal, boolean json) {
        this.subject = subject;
        this.terminal = terminal;
        this.json = json;
        line("erasing " + subject);
    }

    void acknowledged(String who, String what) {
        add(new Step(who, true, what));
    }

    void missing(String who, String why) {
        add(new Step(who, false, why));
    }

    private void add(Step step) {
        steps.add(step);
        var word = step.acknowledged() ? "acknowledged" : "MISSING";
        line("%-12s  %s: %s".formatted(word, step.who(), step.what()));
    }

    /// @param what as in "3 records"
    void topic(String name, String what, Fate fate) {
        topics.add(new Topic(name, what, fate));
        var text =
                switch (fate) {
                    case Fate.Nothing _ -> "%-12s  %s".formatted("nothing", name);
                    case Fate.By by -> "%-12s  %s: %s".formatted(by.day(), name, what);
                    case Fate.Never(var why) ->
                            "%-12s  %s: %s; %s".formatted("never", name, what, why);
                };
        line(text);
    }

    /// What stays on purpose, for ever.
    void kept(String where, String what) {
        kept.add(new Kept(where, what));
        line("%-12s  %s: %s".formatted("kept", where, what));
    }

    /// Prints the end of it; the exit code.
    int finish() {
        int code = code();
        if (json) {
            terminal.out().println(JsonText.of(asJson()));
        } else {
            terminal.out().println(conclusion(code));
        }
        return code;
    }

    private int code() {
        if (!steps.stream().allMatch(Step::acknowledged)) {
            return UNACKNOWLEDGED;
        }
        return lasting() == 0 ? COMPLETE : NEVER;
    }

    private long lasting() {
        return topics.stream().filter(t -> t.fate() instanceof Fate.Never).count();
    }

    private String conclusion(int code) {
        return switch (code) {
            case COMPLETE ->
                    "complete: everything has acknowledged"
                            + last().map(day -> ", and the last record goes by " + day).orElse("");
            case NEVER ->
                    "NOT complete: everything has acknowledged, but records stay for ever in %d of the topics: see docs/reference/erasing.md"
                            .formatted(lasting());
            default ->
                    "NOT complete: %d have not acknowledged; running it again is safe and goes on"
                            .formatted(steps.stream().filter(s -> !s.acknowledged()).count());
        };
    }

    private Optional<LocalDate> last() {
        return topics.stream()
                .map(Topic::fate)
                .filter(Fate.By.class::isInstance)
                .map(Fate.By.class::cast)
                .map(Fate.By::day)
                .max(LocalDate::compareTo);
    }

    private Map<String, Object> asJson() {
        int code = code();
        var all = new LinkedHashMap<String, Object>();
        all.put("subject", subject.toString());
        all.put("acknowledged", code != UNACKNOWLEDGED);
        all.put("complete", code == COMPLETE);
        all.put("steps", steps);
        all.put("topics", topics.stream().map(Topic::asJson).toList());
        all.put("kept", kept);
        return all;
    }

    private void line(String text) {
        if (!json) {
            terminal.out().println(text);
        }
    }

    /// What becomes of the records in a topic.
    sealed interface Fate {
        /// It holds none.
        record Nothing() implements Fate {}

        /// They are gone at this time.
        record By(Instant time) implements Fate {
            LocalDate day() {
                return time.atZone(ZoneOffset.UTC).toLocalDate();
            }
        }

        record Never(String why) implements Fate {}
    }

    private record Step(String who, boolean acknowledged, String what) {}

    private record Kept(String where, String what) {}

    private record Topic(String name, String what, Fate fate) {
        Map<String, Object> asJson() {
            var all = new LinkedHashMap<String, Object>();
            all.put("topic", name);
            all.put("holds", what);
            all.put(
                    "removed_by",
                    switch (fate) {
                        case Fate.Nothing _ -> "nothing";
                        case Fate.By by -> by.day().toString();
                        case Fate.Never _ -> "never";
                    });
            if (fate instanceof Fate.Never(var why)) {
                all.put("why", why);
            }
            return all;
        }
    }
}
