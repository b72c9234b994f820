package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.Sql;
import java.sql.Connection;

/**
 * The database that is examined.
 *
 * @param connection of the schema's owner
 * @param serviceAccount the user the service logs in as
 * @param version of the schema by its history; empty before the first step
 */
record Examined(Connection connection, String serviceAccount, String version) {
    Sql sql() {
        return new Sql(connection);
    }
}
