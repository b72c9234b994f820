package dev.commonplace.embeddedpostgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the private cluster listens and who may come in.
 *
 * @param port on 127.0.0.1
 * @param user the cluster's superuser
 * @param password generated when the cluster was made
 */
public record ClusterAddress(int port, String user, String password) {
    /** The loopback address; the cluster never listens anywhere else. */
    public static final String HOST = "127.0.0.1";

    /** The JDBC address of one database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    /** Connections to one database, one at a time, not pooled. */
    public DataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public String toString() {
        return user + "@" + HOST + ":" + port;
    }
}
