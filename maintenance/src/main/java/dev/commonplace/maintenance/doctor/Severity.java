package dev.commonplace.maintenance.doctor;

/** How much a finding matters. */
public enum Severity {
    /** Something does not work, may give wrong answers, or is not guarded as it should be. */
    ERROR,
    /** Works, and will give trouble. */
    WARNING,
    /** Good to know. */
    INFORMATION
}
