package dev.commonplace.maintenance.archive;

import java.util.List;
import java.util.Locale;

/** Sizes as people read them. */
public final class ByteCount {
    private static final int STEP = 1024;
    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB");

    private ByteCount() {}

    /** For example 12.3 MB. */
    public static String text(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double value = bytes;
        int unit = -1;
        while (value >= STEP && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }
}
