package dev.commonplace.bootstrap;

import java.util.List;

/**
 * A command that is killed, and the one command that mends what that leaves.
 *
 * @param name for messages
 * @param template the database that it begins with
 * @param command what is killed
 * @param begun a pattern for what the command says when it has begun
 * @param dropsData whether tables may be gone when it is dead; what is left must be as it was in any case
 * @param mend what is run afterwards, once
 */
record CrashScenario(
        String name, String template, List<String> command, String begun, boolean dropsData, List<String> mend) {
    private static final String STEP_BEGINS = "(?m)^\\d{3} .+ \\.\\.\\.$";
    private static final List<String> UP = List.of("db", "up");

    static CrashScenario up(String name, String template) {
        return new CrashScenario(name, template, UP, STEP_BEGINS, false, UP);
    }

    static CrashScenario down(String name, String template) {
        return new CrashScenario(name, template, List.of("db", "down", "--all", "--yes"), STEP_BEGINS, true, UP);
    }
}
