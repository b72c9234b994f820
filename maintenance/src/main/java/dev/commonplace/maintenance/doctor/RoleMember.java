package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Who is a member of one of our roles, and so may work as it.
 *
 * @param mustNot whether that is an error, and not the operator's choice
 */
record RoleMember(String name, boolean mustNot) {
    /**
     * @param role whose members they are
     * @param wrong says what is wrong about a member that must be none
     * @param others the beginning of a sentence that ends with the names of the rest
     */
    static List<Finding> findings(
            String check, String role, List<RoleMember> members, UnaryOperator<String> wrong, String others) {
        List<Finding> findings = new ArrayList<>();
        for (RoleMember member : members) {
            if (member.mustNot()) {
                findings.add(Finding.error(
                        check,
                        wrong.apply(member.name()),
                        "revoke " + role + " from " + Sql.name(member.name())
                                + ", or from the role by which it is a member"));
            }
        }
        String rest = members.stream()
                .filter(member -> !member.mustNot())
                .map(RoleMember::name)
                .collect(Collectors.joining(", "));
        if (!rest.isEmpty()) {
            findings.add(Finding.information(
                    check, others + rest, "For each who should not: revoke " + role + " from NAME"));
        }
        return findings;
    }
}
