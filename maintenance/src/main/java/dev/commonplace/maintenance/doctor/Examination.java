package dev.commonplace.maintenance.doctor;

import java.util.List;

/**
 * What an examination came to.
 *
 * @param findings errors first
 */
public record Examination(List<Finding> findings) {
    public Examination {
        findings = List.copyOf(findings);
    }

    /** Without errors; warnings alone do no harm today. */
    public boolean isHealthy() {
        return of(Severity.ERROR).isEmpty();
    }

    /** The findings of that severity. */
    public List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /** What {@code --fix} can mend. */
    public List<Finding> mendable() {
        return findings.stream().filter(finding -> finding.fix().isPresent()).toList();
    }
}
