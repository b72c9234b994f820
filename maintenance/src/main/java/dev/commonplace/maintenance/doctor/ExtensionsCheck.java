package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.database.DatabaseRequirements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether the extensions are there, where the schema looks for them, and in a version that it can rely on. */
final class ExtensionsCheck implements Check {
    /** Older ones have faults in HNSW indexes: in vacuum and in builds by parallel workers. */
    static final String RECOMMENDED_VECTOR_VERSION = "0.8.4";

    private record Extension(String name, String version, String schema, String available) {}

    private static final String EXTENSIONS = """
            select wanted, coalesce(e.extversion, ''), coalesce(n.nspname, ''), coalesce(a.default_version, '')
            from unnest(array['vector', 'btree_gin']) as wanted
            left join pg_extension e on e.extname = wanted
            left join pg_namespace n on n.oid = e.extnamespace
            left join pg_available_extensions a on a.name = wanted""";

    @Override
    public String name() {
        return "extensions";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        List<Extension> extensions = database.sql()
                .rows(
                        EXTENSIONS,
                        row -> new Extension(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        List<Finding> findings = new ArrayList<>();
        for (Extension extension : extensions) {
            if (extension.version().isEmpty()) {
                findings.add(Finding.error(
                        name(),
                        "extension " + extension.name() + " is missing",
                        "CREATE EXTENSION " + extension.name() + " SCHEMA public"));
            } else if (!extension.schema().equals("public")) {
                findings.add(Finding.error(
                        name(),
                        "extension " + extension.name() + " is in schema " + extension.schema() + ", not in public",
                        "ALTER EXTENSION " + extension.name() + " SET SCHEMA public"));
            }
            if (extension.name().equals("vector") && !extension.version().isEmpty()) {
                findings.addAll(ofVectorVersion(extension.version(), extension.available()));
            }
        }
        return findings;
    }

    List<Finding> ofVectorVersion(String version, String available) {
        boolean unusable = isOlder(version, DatabaseRequirements.OLDEST_VECTOR_VERSION);
        if (!unusable && !isOlder(version, RECOMMENDED_VECTOR_VERSION)) {
            return List.of();
        }
        String remedy = isOlder(version, available)
                ? "ALTER EXTENSION vector UPDATE"
                : "Install pgvector " + RECOMMENDED_VECTOR_VERSION
                        + " or newer on the server, then ALTER EXTENSION vector UPDATE.";
        return List.of(
                unusable
                        ? Finding.error(name(), "pgvector " + version + " is too old for Commonplace", remedy)
                        : Finding.warning(
                                name(),
                                "pgvector " + version + " has faults in HNSW indexes (vacuum, parallel builds)",
                                remedy));
    }

    /** Compares versions by their numbers: 0.10.0 is newer than 0.8.0. */
    static boolean isOlder(String version, String than) {
        return Arrays.compare(numbers(version), numbers(than)) < 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+", -1))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
