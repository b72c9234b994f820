package dev.commonplace.bootstrap.database;

import dev.commonplace.maintenance.doctor.Examination;
import dev.commonplace.maintenance.doctor.Finding;
import dev.commonplace.maintenance.doctor.Severity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** How the findings of an examination are told. */
final class Findings {
    static final int UNHEALTHY = 1;

    private Findings() {}

    /** @param fixable whether doctor --fix would mend it */
    record FindingJson(String check, String severity, String what, String remedy, boolean fixable) {
        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.check(),
                    word(finding.severity()),
                    finding.what(),
                    finding.remedy(),
                    finding.fix().isPresent());
        }

        static List<FindingJson> of(List<Finding> findings) {
            return findings.stream().map(FindingJson::of).toList();
        }
    }

    record ExaminationJson(String database, boolean healthy, List<FindingJson> findings) {}

    static int exitCode(Examination examination) {
        return examination.isHealthy() ? 0 : UNHEALTHY;
    }

    /** By severity, each with what mends it, and at the end the sum. */
    static void print(Examination examination, PrintWriter out) {
        for (Severity severity : Severity.values()) {
            List<Finding> findings = examination.of(severity);
            if (!findings.isEmpty()) {
                out.println(heading(severity, findings.size()));
                for (Finding finding : findings) {
                    out.println("  " + finding.check() + ": " + finding.what());
                    out.println("      " + finding.remedy());
                }
                out.println();
            }
        }
        out.println(sum(examination));
    }

    private static String heading(Severity severity, int count) {
        return switch (severity) {
            case ERROR -> count == 1 ? "1 error" : count + " errors";
            case WARNING -> count == 1 ? "1 warning" : count + " warnings";
            case INFORMATION -> "Good to know";
        };
    }

    private static String sum(Examination examination) {
        String healthy = !examination.isHealthy()
                ? "Not healthy."
                : examination.of(Severity.WARNING).isEmpty() ? "Healthy." : "Healthy, with warnings.";
        int mendable = examination.mendable().size();
        return mendable == 0 ? healthy : healthy + " commonplace db doctor --fix mends " + mendable + " of these.";
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
