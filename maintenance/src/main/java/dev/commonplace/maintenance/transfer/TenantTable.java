package dev.commonplace.maintenance.transfer;

import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.SchemaNames;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table with rows of tenants.
 *
 * @param name within the schema
 * @param tenantColumn the one that says whose a row is
 * @param columns all that are stored, in their order; what the database computes is left out
 * @param keyColumns the primary key
 */
record TenantTable(String name, String tenantColumn, List<String> columns, List<String> keyColumns) {
    TenantTable {
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
    }

    /** The tenants themselves. */
    boolean isTenants() {
        return name.equals(TenantTables.TENANTS);
    }

    String sqlName() {
        return SchemaNames.SCHEMA + "." + Sql.name(name);
    }

    String entryName() {
        return "tables/" + name + ".ndjson";
    }

    static String list(List<String> columns) {
        return columns.stream().map(Sql::name).collect(Collectors.joining(", "));
    }
}
