package dev.commonplace.migrations.database;

import java.sql.SQLException;
import java.util.Optional;

/** Whether a database has an extension as the schema needs it, or can get it. */
final class ExtensionCheck {
    private final DatabaseProbe probe;
    private final DatabaseUrl url;
    private final String extension;
    private final int serverMajorVersion;

    ExtensionCheck(DatabaseProbe probe, DatabaseUrl url, String extension, int serverMajorVersion) {
        this.probe = probe;
        this.url = url;
        this.extension = extension;
        this.serverMajorVersion = serverMajorVersion;
    }

    Optional<DatabaseProblem> run() throws SQLException {
        String installed = lookUp("select extversion from pg_extension where extname = '%s'");
        String available = lookUp("select default_version from pg_available_extensions where name = '%s'");
        if (!installed.isEmpty()) {
            String schema = lookUp("select extnamespace::regnamespace::text from pg_extension where extname = '%s'");
            return isTooOld(installed)
                    ? Optional.of(
                            new DatabaseProblem.VectorTooOld(installed, !available.isEmpty() && !isTooOld(available)))
                    : elsewhere(schema);
        }
        if (available.isEmpty()) {
            return Optional.of(new DatabaseProblem.ExtensionMissing(extension, serverMajorVersion));
        }
        if (isTooOld(available)) {
            return Optional.of(new DatabaseProblem.VectorTooOld(available, false));
        }
        return probe.isAllowed("create extension " + extension + " schema public")
                ? Optional.empty()
                : Optional.of(new DatabaseProblem.ExtensionForbidden(
                        extension, probe.text("select current_user"), url.database()));
    }

    private Optional<DatabaseProblem> elsewhere(String schema) {
        return "public".equals(schema)
                ? Optional.empty()
                : Optional.of(new DatabaseProblem.ExtensionElsewhere(extension, schema));
    }

    private String lookUp(String sql) throws SQLException {
        return probe.text(sql.formatted(extension));
    }

    private boolean isTooOld(String version) {
        return "vector".equals(extension) && isOlder(version, DatabaseRequirements.OLDEST_VECTOR_VERSION);
    }

    /** Compares versions by their numbers: 0.10.0 is newer than 0.8.0. */
    static boolean isOlder(String version, String than) {
        String[] left = version.split("\\D+", -1);
        String[] right = than.split("\\D+", -1);
        for (int part = 0; part < Math.max(left.length, right.length); part++) {
            int difference = number(left, part) - number(right, part);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static int number(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() ? Integer.parseInt(parts[index]) : 0;
    }
}
