package dev.commonplace.migrations;

import java.util.List;
import java.util.Optional;

/**
 * How far a database's schema is.
 *
 * @param applied the steps it has, oldest first
 * @param pending the steps it lacks, oldest first
 * @param unknown steps it has that this program does not know: a newer program made them
 */
public record SchemaStatus(List<Step> applied, List<Step> pending, List<Step> unknown) {
    public SchemaStatus {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
        unknown = List.copyOf(unknown);
    }

    /**
     * One migration.
     *
     * @param version for example 003
     * @param description its file's name in words
     */
    public record Step(String version, String description) {}

    /** The newest version of the schema; empty where there is none yet. */
    public Optional<String> currentVersion() {
        return applied.isEmpty()
                ? Optional.empty()
                : Optional.of(applied.getLast().version());
    }

    /** Whether this program can work on the database as it is. */
    public boolean isCurrent() {
        return pending.isEmpty() && unknown.isEmpty();
    }
}
