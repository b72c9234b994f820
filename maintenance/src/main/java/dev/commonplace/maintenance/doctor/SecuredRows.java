package dev.commonplace.maintenance.doctor;

import java.util.List;
import java.util.Set;

/** Whether what an owner sees of the rows is all there is: only then can they be counted. */
final class SecuredRows {
    static final String ROW_SECURITY = "row_security";
    static final String POLICIES = "policies";

    private static final Set<String> NEEDED = Set.of(ROW_SECURITY, POLICIES, RolesCheck.NAME, "tables");

    private SecuredRows() {}

    /** @param structure what was found wrong with the schema */
    static boolean areAllVisible(boolean userBypassesPolicies, List<Finding> structure) {
        return userBypassesPolicies
                || structure.stream()
                        .noneMatch(finding -> finding.severity() == Severity.ERROR && NEEDED.contains(finding.check()));
    }
}
