package dev.commonplace.bootstrap;

/**
 * The class that {@code java -jar} starts. It is compiled for Java 8, so that an old Java runs it and gets one line that
 * says what to do, instead of a stack trace about class file versions.
 */
public final class Launcher {
    private static final int OLDEST_JAVA = 21;

    /** The exit code for a machine that is not set up; {@code EX_CONFIG} of sysexits.h. */
    private static final int NOT_SET_UP = 78;

    private Launcher() {}

    public static void main(String[] arguments) {
        int version = majorVersion(System.getProperty("java.specification.version", "0"));
        if (version < OLDEST_JAVA) {
            System.err.println("Commonplace needs Java " + OLDEST_JAVA + " or newer, and this is Java " + version
                    + ": install a newer one (such as https://adoptium.net), or call bin/commonplace, which finds the"
                    + " newest Java of the machine.");
            System.exit(NOT_SET_UP);
        }
        Main.main(arguments);
    }

    /** Java 8 calls itself 1.8, every later one by its number. */
    private static int majorVersion(String specification) {
        String number = specification.startsWith("1.") ? specification.substring(2) : specification;
        return Integer.parseInt(number);
    }
}
