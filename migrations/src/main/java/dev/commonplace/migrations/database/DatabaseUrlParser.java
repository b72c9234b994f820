package dev.commonplace.migrations.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Reads both forms of a database's address. No message of it repeats the text, since that may hold a password. */
final class DatabaseUrlParser {
    private static final String FORMS = "Write it as postgresql://user:password@host:5432/database or as"
            + " jdbc:postgresql://host:5432/database?user=...&password=...";
    private static final int LARGEST_PORT = 65_535;

    /** libpq's names of parameters that the JDBC driver calls otherwise. */
    private static final Map<String, String> LIBPQ_NAMES = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "target_session_attrs", "targetServerType",
            "channel_binding", "channelBinding",
            "gssencmode", "gssEncMode",
            "keepalives", "tcpKeepAlive",
            "client_encoding", "");

    private final String rest;
    private final boolean jdbc;

    private DatabaseUrlParser(String rest, boolean jdbc) {
        this.rest = rest;
        this.jdbc = jdbc;
    }

    static DatabaseUrl parse(String text) {
        for (String scheme : List.of("postgresql://", "postgres://")) {
            if (text.startsWith(scheme)) {
                return new DatabaseUrlParser(text.substring(scheme.length()), false).parse();
            }
        }
        if (text.startsWith("jdbc:postgresql://")) {
            return new DatabaseUrlParser(text.substring("jdbc:postgresql://".length()), true).parse();
        }
        throw new IllegalArgumentException("This is no PostgreSQL address. " + FORMS);
    }

    private DatabaseUrl parse() {
        int queryStart = rest.indexOf('?');
        String beforeQuery = queryStart < 0 ? rest : rest.substring(0, queryStart);
        Map<String, String> query = queryStart < 0 ? Map.of() : query(rest.substring(queryStart + 1));
        int pathStart = beforeQuery.indexOf('/');
        if (pathStart < 0 || pathStart == beforeQuery.length() - 1) {
            throw new IllegalArgumentException("The PostgreSQL address names no database. " + FORMS);
        }
        String authority = beforeQuery.substring(0, pathStart);
        int userEnd = authority.lastIndexOf('@');
        if (jdbc && userEnd >= 0) {
            throw new IllegalArgumentException(
                    "In the JDBC form, user and password are parameters: ?user=...&password=... " + FORMS);
        }
        String login = userEnd < 0 ? "" : authority.substring(0, userEnd);
        int passwordStart = login.indexOf(':');
        String user = decode(passwordStart < 0 ? login : login.substring(0, passwordStart));
        Optional<String> password =
                passwordStart < 0 ? Optional.empty() : Optional.of(decode(login.substring(passwordStart + 1)));
        Map<String, String> parameters = new LinkedHashMap<>(query);
        String queryUser = parameters.remove("user");
        String queryPassword = parameters.remove("password");
        user = queryUser == null ? user : queryUser;
        if (user.isEmpty()) {
            throw new IllegalArgumentException("The PostgreSQL address names no user. " + FORMS);
        }
        return new DatabaseUrl(
                hosts(authority.substring(userEnd + 1)),
                decode(beforeQuery.substring(pathStart + 1)),
                user,
                queryPassword == null ? password : Optional.of(queryPassword),
                driverParameters(parameters));
    }

    private static List<DatabaseUrl.Host> hosts(String text) {
        List<DatabaseUrl.Host> hosts = new ArrayList<>();
        for (String host : text.split(",", -1)) {
            hosts.add(host(host));
        }
        return hosts;
    }

    private static DatabaseUrl.Host host(String text) {
        int nameEnd = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        if (text.startsWith("[") && nameEnd == 0) {
            throw new IllegalArgumentException("The PostgreSQL address opens a bracket that is not closed. " + FORMS);
        }
        String name = nameEnd < 0 ? text : text.substring(0, nameEnd);
        String port = nameEnd < 0 ? "" : text.substring(nameEnd);
        String decoded = decode(name.startsWith("[") ? name.substring(1, name.length() - 1) : name);
        if (decoded.isEmpty()) {
            throw new IllegalArgumentException("The PostgreSQL address names no host. " + FORMS);
        }
        if (decoded.startsWith("/")) {
            throw new IllegalArgumentException(
                    "The PostgreSQL address names a Unix socket, which is not supported: use the server's host and port.");
        }
        return new DatabaseUrl.Host(decoded, port.isEmpty() ? DatabaseUrl.DEFAULT_PORT : port(port));
    }

    private static int port(String withColon) {
        if (withColon.matches(":\\d{1,5}")) {
            int port = Integer.parseInt(withColon.substring(1));
            if (port >= 1 && port <= LARGEST_PORT) {
                return port;
            }
        }
        throw new IllegalArgumentException(
                "The port of the PostgreSQL address is no number from 1 to 65535. If the password"
                        + " holds one of : / @ ? # %, write it as a percent escape, for example %40 for @. " + FORMS);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty() && equals < 1) {
                throw new IllegalArgumentException(
                        "The PostgreSQL address has a parameter without a value: each is name=value.");
            }
            if (!pair.isEmpty()) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static Map<String, String> driverParameters(Map<String, String> query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        query.forEach((name, value) -> {
            String driverName = LIBPQ_NAMES.getOrDefault(name, name);
            if (driverName.isEmpty()) {
                return;
            }
            if (!isKnown(driverName, value) && !driverName.startsWith("datatype.")) {
                throw new IllegalArgumentException("The PostgreSQL address has the parameter " + printable(name)
                        + ", which the driver does not know. Leave it out, or correct its name.");
            }
            parameters.put(driverName, driverValue(name, value));
        });
        if (DatabaseUrl.CERTIFICATES_OF_THE_MACHINE.equals(parameters.get("sslrootcert"))) {
            // The driver's way to say it is a factory.
            parameters.remove("sslrootcert");
            parameters.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return parameters;
    }

    private static boolean isKnown(String driverName, String value) {
        try {
            new PGSimpleDataSource().setProperty(driverName, value);
            return true;
        } catch (SQLException unknown) {
            return false;
        }
    }

    private static String driverValue(String name, String value) {
        return switch (name) {
            case "keepalives" -> "0".equals(value) ? "false" : "true";
            case "target_session_attrs" ->
                switch (value) {
                    case "read-write", "primary" -> "primary";
                    case "standby", "read-only" -> "secondary";
                    case "prefer-standby" -> "preferSecondary";
                    default -> "any";
                };
            default -> value;
        };
    }

    /** A wrongly split password can end up as a parameter's name. */
    private static String printable(String name) {
        return name.matches("[A-Za-z_]{1,40}") ? name : "(not printed)";
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrongEscape) {
            throw new IllegalArgumentException(
                    "The PostgreSQL address has a % that begins no percent escape: write %25 for %.");
        }
    }
}
