package dev.commonplace.migrations.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The address of a database and who comes to it. Its text never shows the password.
 *
 * @param hosts in the order they are tried
 * @param database the database's name
 * @param user who connects
 * @param password empty where the server asks for none, or the driver finds it in a password file
 * @param parameters the driver's own connection parameters, by their JDBC names
 */
public record DatabaseUrl(
        List<Host> hosts, String database, String user, Optional<String> password, Map<String, String> parameters) {

    /** libpq's word for the certificates that the machine trusts. */
    public static final String CERTIFICATES_OF_THE_MACHINE = "system";

    private static final String ROOT_CERTIFICATES = "sslrootcert";
    private static final String SOCKET_FACTORY = "sslfactory";

    /** The port where none is given. */
    public static final int DEFAULT_PORT = 5432;

    /**
     * One server.
     *
     * @param name a DNS name or an address; IPv6 without brackets
     * @param port 1 to 65535
     */
    public record Host(String name, int port) {
        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    public DatabaseUrl {
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database?sslmode=require}, the same with {@code postgres://}, or {@code
     * jdbc:postgresql://host:port/database?user=...&password=...}. In the first two, percent escapes are decoded, several hosts
     * are separated by commas, and libpq's parameter names are understood beside the driver's.
     *
     * @throws IllegalArgumentException with what is wrong, and without the password
     */
    public static DatabaseUrl parse(String text) {
        return DatabaseUrlParser.parse(text.strip());
    }

    /** The JDBC form, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + hostsText() + "/" + encode(database) + queryText();
    }

    /** Another database of the same server, as the same user. */
    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(hosts, name, user, password, parameters);
    }

    /** The same with one of the driver's parameters set. */
    public DatabaseUrl with(String parameter, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        return new DatabaseUrl(hosts, database, user, password, changed);
    }

    /**
     * The same with other certificates that the server's is checked against.
     *
     * @param file PEM certificates, or {@link #CERTIFICATES_OF_THE_MACHINE}
     */
    public DatabaseUrl withRootCertificates(String file) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove(SOCKET_FACTORY);
        changed.remove(ROOT_CERTIFICATES);
        if (CERTIFICATES_OF_THE_MACHINE.equals(file)) {
            // The driver's way to say it.
            changed.put(SOCKET_FACTORY, "org.postgresql.ssl.DefaultJavaSSLFactory");
        } else {
            changed.put(ROOT_CERTIFICATES, file);
        }
        return new DatabaseUrl(hosts, database, user, password, changed);
    }

    /** Connections to it, not pooled. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user);
        password.ifPresent(source::setPassword);
        return source;
    }

    /** The hosts with their ports, separated by commas. */
    public String hostsText() {
        return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
    }

    /** The postgresql:// form with everything in it, the password too: for handing to another program, never for a log. */
    public String secretText() {
        return "postgresql://" + encode(user)
                + password.map(secret -> ":" + encode(secret)).orElse("") + "@" + hostsText() + "/" + encode(database)
                + queryText();
    }

    @Override
    public String toString() {
        return "postgresql://" + encode(user) + (password.isPresent() ? ":***" : "") + "@" + hostsText() + "/"
                + encode(database);
    }

    private String queryText() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
