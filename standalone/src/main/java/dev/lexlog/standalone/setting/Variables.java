package dev.lexlog.standalone.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The environment's variables that begin with `LEXLOG_`. One that is empty is as if it were not
/// there; one that names no key is a problem, for it was meant to.
record Variables(List<Given> given, List<String> problems) {
    private static final String PREFIX = "LEXLOG_";
    private static final String TESTS = "LEXLOG_TEST_";

    /// Of the launcher and of commands that ask a running system.
    private static final Set<String> OTHERS =
            Set.of(
                    "LEXLOG_API",
                    "LEXLOG_BOOTSTRAP_SERVERS",
                    "LEXLOG_DATA",
                    "LEXLOG_DEBUG",
                    "LEXLOG_HOME",
                    "LEXLOG_JAVA_OPTS",
                    "LEXLOG_JDK_ROOT",
                    "LEXLOG_USER");

    static Variables of(Map<String, String> environment, Catalogue catalogue) {
        var given = new ArrayList<Given>();
        var problems = new ArrayList<String>();
        new TreeMap<>(environment)
                .forEach((name, text) -> {
                    var setting = catalogue.ofVariable(name);
                    if (setting.isPresent() && !text.isEmpty()) {
                        given.add(new Given(setting.get().key(), text, name));
                    } else if (setting.isEmpty() && isMeantForUs(name)) {
                        problems.add(unknown(name, catalogue));
                    }
                });
        return new Variables(given, problems);
    }

    private static boolean isMeantForUs(String name) {
        return name.startsWith(PREFIX) && !name.startsWith(TESTS) && !OTHERS.contains(name);
    }

    private static String unknown(String name, Catalogue catalogue) {
        return "the environment variable %s is unknown%s"
                .formatted(
                        name,
                        Nearest.to(name, catalogue.all().map(Setting::variable))
                                .map(meant -> ": did you mean " + meant + "?")
                                .orElse(""));
    }
}
