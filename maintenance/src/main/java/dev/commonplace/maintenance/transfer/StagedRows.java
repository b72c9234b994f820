package dev.commonplace.maintenance.transfer;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lines of JSON on their way into a table: first into a temporary one, from there in a single statement, so that rows may refer to
 * each other in any order. Whose a row is comes from us and not from the file.
 */
final class StagedRows {
    private static final String STAGE = "pg_temp.commonplace_import";
    private static final String SLUG = "slug";

    private final TenantSession session;
    private final UUID tenantId;
    private final String slug;

    StagedRows(TenantSession session, UUID tenantId, String slug) throws SQLException {
        this.session = session;
        this.tenantId = tenantId;
        this.slug = slug;
        session.sql().run("create temporary table commonplace_import (line json not null) on commit drop");
    }

    /** Returns how many rows the table was given. */
    long load(TenantTable table, TenantManifest.Table part, InputStream lines) throws SQLException, IOException {
        Sql sql = session.sql();
        sql.run("truncate " + STAGE);
        long staged;
        try (lines) {
            staged = session.copy().copyIn("copy " + STAGE + " from stdin " + Ndjson.COPY_OPTIONS, lines);
        }
        if (staged != part.rows()) {
            throw new MaintenanceException("Nothing was imported: the file has " + staged + " lines of " + table.name()
                    + " instead of " + part.rows() + ".");
        }
        if (sql.isTrue(
                "select exists (select from " + STAGE + " where line ->> ? is distinct from ?)",
                table.tenantColumn(),
                tenantId.toString())) {
            throw new MaintenanceException(
                    "Nothing was imported: the file has rows of another tenant in " + table.name() + ".");
        }
        String values =
                table.columns().stream().map(column -> value(table, column)).collect(Collectors.joining(", "));
        int written = sql.update("insert into " + table.sqlName() + " (" + TenantTable.list(table.columns())
                + ") overriding system value select " + values + " from " + STAGE
                + ", lateral json_populate_record(null::" + table.sqlName() + ", line) r");
        if (written != part.rows()) {
            throw new MaintenanceException("Nothing was imported: " + table.name() + " took " + written
                    + " rows instead of " + part.rows() + ".");
        }
        return written;
    }

    private String value(TenantTable table, String column) {
        if (column.equals(table.tenantColumn())) {
            return Sql.literal(tenantId.toString()) + "::uuid";
        }
        return table.isTenants() && column.equals(SLUG) ? Sql.literal(slug) : "r." + Sql.name(column);
    }
}
