package dev.commonplace.maintenance.doctor;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A check of rows that one statement answers.
 *
 * @param name of the check
 * @param severity of what it finds
 * @param sql gives one row with a count and an example, both about what is wrong
 * @param what is said, with the count in place of the first and the example in place of the second {@code %s}
 * @param remedy for a person; empty where the fixes are the remedy
 * @param fixes the statements that mend it, in their order; none where only a person can
 */
record RowsCheck(String name, Severity severity, String sql, String what, String remedy, List<String> fixes)
        implements Check {
    RowsCheck {
        fixes = List.copyOf(fixes);
    }

    private record Wrong(long count, String example) {}

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        List<Finding> findings =
                database.sql().rows(sql, row -> new Wrong(row.getLong(1), String.valueOf(row.getString(2)))).stream()
                        .filter(wrong -> wrong.count() > 0)
                        .map(wrong -> new Finding(
                                name,
                                severity,
                                what.formatted(wrong.count(), wrong.example()),
                                remedy,
                                Optional.empty()))
                        .toList();
        return fixes.isEmpty()
                ? findings
                : findings.stream()
                        .map(finding -> finding.mendedBy(fixes.toArray(String[]::new)))
                        .toList();
    }
}
