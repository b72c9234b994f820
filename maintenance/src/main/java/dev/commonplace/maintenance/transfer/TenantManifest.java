package dev.commonplace.maintenance.transfer;

import dev.commonplace.maintenance.archive.ArchiveEntry;
import dev.commonplace.maintenance.archive.ArchiveFormat;
import java.util.List;
import java.util.UUID;

/**
 * What a tenant's archive says of itself; docs/tenant-archive.md describes it for others.
 *
 * @param format {@link #FORMAT}'s name
 * @param formatVersion {@link #FORMAT}'s version
 * @param productVersion of the program that made it
 * @param schemaVersion the newest migration of the database it comes from, such as 008
 * @param createdAt RFC 3339
 * @param tenant whose it is
 * @param withKeys whether the tenant's API keys are in it
 * @param tables every table that has rows of tenants, those first that others refer to
 */
public record TenantManifest(
        String format,
        int formatVersion,
        String productVersion,
        String schemaVersion,
        String createdAt,
        Tenant tenant,
        boolean withKeys,
        List<Table> tables) {
    static final ArchiveFormat FORMAT =
            new ArchiveFormat("commonplace-tenant", 1, "a tenant's archive that tenant export has made");

    public TenantManifest {
        tables = List.copyOf(tables);
    }

    /** The tenant, as it was called. */
    public record Tenant(UUID id, String slug, String name) {}

    /**
     * The rows of one table.
     *
     * @param name of the table
     * @param rows how many lines the entry has
     * @param entry one JSON object in each line
     */
    public record Table(String name, long rows, ArchiveEntry entry) {}

    /** Of all tables together. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
