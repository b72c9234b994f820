package dev.commonplace.maintenance.transfer;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.archive.ArchiveEntry;
import dev.commonplace.maintenance.archive.ArchiveWriter;
import dev.commonplace.maintenance.archive.Progress;
import dev.commonplace.maintenance.archive.UnfinishedFile;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes one tenant with all its rows into one file, as they are at one moment, beside a running service. Every value is written
 * so that reading it gives the same value. Needs little memory, however much there is.
 */
public final class ExportTenant {
    private final DatabaseUrl url;
    private final String productVersion;
    private final Clock clock;
    private final TransferAudit audit;

    /**
     * @param url as the owner of the schema
     * @param productVersion for the manifest
     */
    public ExportTenant(DatabaseUrl url, String productVersion, Clock clock, TransferAudit audit) {
        this.url = url;
        this.productVersion = productVersion;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * What shall be written where.
     *
     * @param withKeys whether the tenant's API keys go with it, so that they open the imported tenant as well
     * @param overwrite whether another file of that name may give way
     */
    public record Command(String slug, Path target, boolean withKeys, boolean overwrite) {}

    /** An archive that was made, and how large its file is. */
    public record Exported(Path file, long bytes, TenantManifest manifest) {}

    /** @throws MaintenanceException where there is no archive; nothing is left behind then */
    public Exported run(Command command, Progress progress) {
        String schemaVersion = TenantSession.schemaVersion(url);
        if (schemaVersion.isEmpty()) {
            throw new MaintenanceException("The database " + url.database() + " has no schema of Commonplace.");
        }
        try (UnfinishedFile file = UnfinishedFile.create(command.target(), command.overwrite())) {
            TenantManifest manifest = write(command, file, schemaVersion, progress);
            long bytes = file.publish();
            audit(manifest);
            return new Exported(command.target(), bytes, manifest);
        }
    }

    private TenantManifest write(Command command, UnfinishedFile file, String schemaVersion, Progress progress) {
        try (TenantSession session = TenantSession.open(url)) {
            session.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            session.connection().setReadOnly(true);
            progress.stage("Writing " + command.target());
            TenantManifest.Tenant tenant = find(session, command.slug());
            session.workFor(tenant.id());
            ArchiveWriter archive = new ArchiveWriter(file.stream(), true);
            List<TenantManifest.Table> tables = new ArrayList<>();
            for (TenantTable table : TenantTables.parentsFirst(session.sql())) {
                if (command.withKeys() || !table.name().equals(TenantTables.KEYS)) {
                    progress.detail(table.name());
                    tables.add(write(session, archive, table, tenant.id()));
                }
            }
            TenantManifest manifest = new TenantManifest(
                    TenantManifest.FORMAT.name(),
                    TenantManifest.FORMAT.version(),
                    productVersion,
                    schemaVersion,
                    clock.instant().toString(),
                    tenant,
                    command.withKeys(),
                    tables);
            archive.addManifest(manifest);
            archive.finish();
            return manifest;
        } catch (IOException refused) {
            throw UnfinishedFile.unwritable(command.target(), refused);
        } catch (SQLException refused) {
            throw new MaintenanceException("The tenant cannot be read: " + Sql.reason(refused), refused);
        }
    }

    private static TenantManifest.Tenant find(TenantSession session, String slug) throws SQLException {
        return session
                .sql()
                .rows(
                        "select id, slug, name from tenants where slug = ?",
                        row -> new TenantManifest.Tenant(
                                row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                        slug)
                .stream()
                .findFirst()
                .orElseThrow(() -> new MaintenanceException(
                        "There is no tenant " + slug + ". See them with commonplace tenant list."));
    }

    private static TenantManifest.Table write(
            TenantSession session, ArchiveWriter archive, TenantTable table, UUID tenantId)
            throws IOException, SQLException {
        String sql = "copy (select row_to_json(r) from (select " + TenantTable.list(table.columns()) + " from "
                + table.sqlName() + " where " + table.tenantColumn() + " = '" + tenantId + "' order by "
                + TenantTable.list(table.keyColumns()) + ") r) to stdout " + Ndjson.COPY_OPTIONS;
        AtomicLong rows = new AtomicLong();
        ArchiveEntry entry =
                archive.add(table.entryName(), out -> rows.set(session.copy().copyOut(sql, out)));
        return new TenantManifest.Table(table.name(), rows.get(), entry);
    }

    private void audit(TenantManifest manifest) {
        try (TenantSession session = TenantSession.open(url)) {
            session.workFor(manifest.tenant().id());
            audit.record(session, manifest.tenant().id(), "tenant.export", manifest);
            session.connection().commit();
        } catch (SQLException refused) {
            throw new MaintenanceException(
                    "The archive is written, but the audit log could not be: " + Sql.reason(refused), refused);
        }
    }
}
