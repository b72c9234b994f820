package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.archive.ArchiveEntry;
import dev.commonplace.maintenance.archive.ArchiveFormat;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup says of itself.
 *
 * @param format {@link #FORMAT}'s name
 * @param formatVersion {@link #FORMAT}'s version
 * @param productVersion of the program that made it
 * @param schemaVersion the newest migration in it, such as 008
 * @param postgresqlMajorVersion of the server
 * @param postgresqlVersion of the server, in full
 * @param pgvectorVersion of the server's extension
 * @param toolsMajorVersion of the pg_dump that made it; older ones may not be able to read it
 * @param createdAt RFC 3339
 * @param database its name
 * @param roles who is named in grants and policies, the owner aside
 * @param tables how many rows each table has
 * @param dump the entry that pg_restore reads
 */
public record BackupManifest(
        String format,
        int formatVersion,
        String productVersion,
        String schemaVersion,
        int postgresqlMajorVersion,
        String postgresqlVersion,
        String pgvectorVersion,
        int toolsMajorVersion,
        String createdAt,
        String database,
        List<String> roles,
        Map<String, Long> tables,
        ArchiveEntry dump) {
    static final ArchiveFormat FORMAT = new ArchiveFormat("commonplace-backup", 1, "a backup that db backup has made");
    static final String DUMP = "database.dump";

    public BackupManifest {
        roles = List.copyOf(roles);
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /** Of all tables together. */
    public long rows() {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }
}
