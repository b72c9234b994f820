package dev.commonplace.maintenance.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that an examination has found.
 *
 * @param check the name of the check, such as {@code row_security}
 * @param what is found, as a sentence without its full stop
 * @param remedy the command or SQL that mends it, or a sentence where neither does
 * @param fix how {@code doctor --fix} mends it; empty where only a person can decide
 */
public record Finding(String check, Severity severity, String what, String remedy, Optional<Fix> fix) {
    /** At the beginning, or after words that end with a colon; words begin with one capital letter at most. */
    private static final Pattern SQL_AT_ITS_END = Pattern.compile("(?s)(?:[^;]*: )?"
            + "(?:(?:alter|create|drop|grant|revoke|select|vacuum|reindex|ALTER|CREATE|DROP|GRANT) |do \\$).*");

    public Finding {
        // What is pasted into psql has to end with it, or psql waits for more.
        if (SQL_AT_ITS_END.matcher(remedy).matches() && !remedy.endsWith(";")) {
            remedy = remedy + ";";
        }
    }

    /**
     * Mends a finding without a loss.
     *
     * @param statements run by the schema's owner in one transaction, unless one of them refuses that
     */
    public record Fix(List<String> statements) {
        private static final Pattern BY_ITSELF =
                Pattern.compile("(?i)vacuum|(create|drop|reindex)( unique)? index concurrently");
        private static final String VACUUM = "vacuum";

        public Fix {
            statements = List.copyOf(statements);
        }

        boolean isTransactional() {
            return statements.stream().noneMatch(sql -> BY_ITSELF.matcher(sql).lookingAt());
        }

        /** Whether it waits until the transactions that are open have ended. */
        boolean touchesIndexes() {
            return !isTransactional() && statements.stream().noneMatch(sql -> sql.startsWith(VACUUM));
        }
    }

    static Finding error(String check, String what, String remedy) {
        return new Finding(check, Severity.ERROR, what, remedy, Optional.empty());
    }

    static Finding warning(String check, String what, String remedy) {
        return new Finding(check, Severity.WARNING, what, remedy, Optional.empty());
    }

    static Finding information(String check, String what, String remedy) {
        return new Finding(check, Severity.INFORMATION, what, remedy, Optional.empty());
    }

    /** The same with another remedy, which takes a person. */
    Finding remediedBy(String otherRemedy) {
        return new Finding(check, severity, what, otherRemedy, Optional.empty());
    }

    /** The same, to be mended by these statements, which are also what a person would run. */
    Finding mendedBy(String... statements) {
        String sql = String.join("; ", statements);
        return new Finding(
                check, severity, what, remedy.isEmpty() ? sql : remedy, Optional.of(new Fix(List.of(statements))));
    }
}
