package dev.lexlog.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Where the figures come from. A machine that is busy with something else measures that too, so
/// its load stands beside them.
public final class Machine {
    private Machine() {}

    public static String describe() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%s %s, %d cores, %.0f GiB, Java %s, load %.1f at the start",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / (double) (1 << 30),
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
    }
}
