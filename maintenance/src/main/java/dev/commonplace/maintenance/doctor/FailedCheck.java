package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.Sql;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** What is said where a check could not be made: what nobody has looked at does not count as healthy. */
final class FailedCheck {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Of the server's own, not of ours: grants on our tables can be missing, and that is an error. */
    private static final Pattern FOR_SUPERUSERS =
            Pattern.compile("(?i)must be superuser|superusers?\\b|privileges of|permission denied for [a-z ]*\\bpg_");

    private FailedCheck() {}

    static Finding of(Check check, SQLException refused) {
        String what = "this could not be examined: " + Sql.reason(refused);
        return INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())
                        && FOR_SUPERUSERS.matcher(Sql.reason(refused)).find()
                ? Finding.information(
                        check.name(), what, "Nothing, or run commonplace db doctor as an account that has this right.")
                : Finding.error(check.name(), what, "Mend the errors, then run commonplace db doctor again.");
    }
}
