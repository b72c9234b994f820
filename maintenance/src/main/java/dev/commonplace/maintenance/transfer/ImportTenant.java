package dev.commonplace.maintenance.transfer;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.archive.ArchiveReader;
import dev.commonplace.maintenance.archive.Progress;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings a tenant that {@link ExportTenant} has written into this database, all of it or nothing, beside a running service. It keeps
 * its id, so that the ids of everything in it stay true.
 */
public final class ImportTenant {
    private final DatabaseUrl url;
    private final TransferAudit audit;

    /** @param url as the owner of the schema */
    public ImportTenant(DatabaseUrl url, TransferAudit audit) {
        this.url = url;
        this.audit = audit;
    }

    /**
     * What shall be brought.
     *
     * @param slug another one than it had
     * @param withKeys whether its API keys open it here as well
     */
    public record Command(Path file, Optional<String> slug, boolean withKeys) {}

    /** A tenant that was brought, by the name it has here. */
    public record Imported(UUID id, String slug, long rows, TenantManifest manifest) {}

    /** @throws MaintenanceException where nothing was imported, with the reason */
    public Imported run(Command command, Progress progress) {
        try (TenantArchive archive = TenantArchive.open(command.file())) {
            TenantManifest manifest = archive.manifest();
            requireSameSchema(manifest);
            progress.stage("Checking " + command.file());
            archive.check(progress);
            return load(command, archive, progress);
        } catch (SQLException refused) {
            throw new MaintenanceException(
                    "Nothing was imported. The database refuses: " + Sql.reason(refused), refused);
        } catch (IOException broken) {
            throw new MaintenanceException("Nothing was imported: " + ArchiveReader.reason(broken) + ".", broken);
        }
    }

    private void requireSameSchema(TenantManifest manifest) {
        String here = TenantSession.schemaVersion(url);
        if (!here.equals(manifest.schemaVersion())) {
            throw new MaintenanceException("The archive has the schema's version " + manifest.schemaVersion()
                    + " (Commonplace " + manifest.productVersion() + "), this database "
                    + (here.isEmpty() ? "none" : here)
                    + ". Nothing was imported. Bring the older one of the two up to date (commonplace db up) and, where that"
                    + " is the one it comes from, export again.");
        }
    }

    private Imported load(Command command, TenantArchive archive, Progress progress) throws SQLException, IOException {
        TenantManifest manifest = archive.manifest();
        UUID tenantId = manifest.tenant().id();
        String slug = command.slug().orElse(manifest.tenant().slug());
        try (TenantSession session = TenantSession.open(url)) {
            List<TenantTable> tables = TenantTables.parentsFirst(session.sql());
            requireSameTables(manifest, tables);
            requireFree(session, tenantId, slug);
            session.workFor(tenantId);
            StagedRows staged = new StagedRows(session, tenantId, slug);
            Map<String, TenantManifest.Table> parts = manifest.tables().stream()
                    .collect(Collectors.toMap(TenantManifest.Table::name, Function.identity()));
            long rows = 0;
            progress.stage("Importing " + manifest.rows() + " rows");
            for (TenantTable table : tables) {
                TenantManifest.Table part = parts.get(table.name());
                if (part != null && (command.withKeys() || !table.name().equals(TenantTables.KEYS))) {
                    progress.detail(table.name());
                    rows += staged.load(table, part, archive.lines(part));
                    // Without, each row of the next table that refers to this one would be looked up as if this were
                    // empty.
                    session.sql().run("analyze " + table.sqlName());
                }
            }
            InterruptedJobs.putBack(session.sql());
            audit.record(session, tenantId, "tenant.import", manifest);
            session.connection().commit();
            return new Imported(tenantId, slug, rows, manifest);
        }
    }

    private static void requireSameTables(TenantManifest manifest, List<TenantTable> tables) {
        Set<String> expected =
                new TreeSet<>(tables.stream().map(TenantTable::name).toList());
        Set<String> found = new TreeSet<>(
                manifest.tables().stream().map(TenantManifest.Table::name).toList());
        if (!manifest.withKeys()) {
            expected.remove(TenantTables.KEYS);
        }
        if (!expected.equals(found)) {
            Set<String> differing = new TreeSet<>(expected);
            differing.addAll(found);
            differing.removeIf(name -> expected.contains(name) && found.contains(name));
            throw new MaintenanceException(
                    "Nothing was imported: the archive and the database do not have the same tables ("
                            + String.join(", ", differing) + " in one of them only).");
        }
    }

    private static void requireFree(TenantSession session, UUID tenantId, String slug) throws SQLException {
        String sameId = session.sql().text("select slug from tenants where id = ?", tenantId);
        if (!sameId.isEmpty()) {
            throw new MaintenanceException("The tenant " + tenantId + " is in this database already, as " + sameId
                    + ". Nothing was imported. To bring it back as it was, remove it first: commonplace tenant remove "
                    + sameId
                    + " --yes");
        }
        if (session.sql().isTrue("select exists (select from tenants where slug = ?)", slug)) {
            throw new MaintenanceException("Another tenant is called " + slug
                    + " in this database. Nothing was imported. Give this one another name with --slug NAME.");
        }
    }
}
