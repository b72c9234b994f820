package dev.commonplace.migrations.database;

/** One reason why the service cannot use a database, in the operator's terms. */
public sealed interface DatabaseProblem {
    /** What is wrong, as a sentence. */
    String message();

    /** What to do about it, with the statement to run where there is one. */
    String remedy();

    /** No server answers at the address. */
    record Unreachable(String hosts, String reason) implements DatabaseProblem {
        @Override
        public String message() {
            return "No PostgreSQL server answers at " + hosts + ": " + reason + ".";
        }

        @Override
        public String remedy() {
            return "Check host and port, that the server runs and listens on that address, and that no firewall is in between.";
        }
    }

    /** The server is there but not ready, or full. */
    record Unavailable(String hosts, String reason) implements DatabaseProblem {
        @Override
        public String message() {
            return "The PostgreSQL server at " + hosts + " takes no connection now: " + reason + ".";
        }

        @Override
        public String remedy() {
            return "Wait until it has started, or raise its max_connections, and start again.";
        }
    }

    /** User and password do not fit. */
    record WrongPassword(String user, String hosts) implements DatabaseProblem {
        @Override
        public String message() {
            return "The server at " + hosts + " does not accept this password for the user " + user + ".";
        }

        @Override
        public String remedy() {
            return "Correct the password (in the URL, write special characters as percent escapes), or set it as superuser: "
                    + "ALTER ROLE " + SqlNames.quoted(user) + " PASSWORD '...';";
        }
    }

    /** The server lets this user not in, whatever the password. */
    record LoginRefused(String user, String hosts, String reason) implements DatabaseProblem {
        @Override
        public String message() {
            return "The server at " + hosts + " refuses the user " + user + ": " + reason + ".";
        }

        @Override
        public String remedy() {
            return "Check the user's name, the password and sslmode in the URL, the server's pg_hba.conf, and that the role may"
                    + " log in: ALTER ROLE " + SqlNames.quoted(user) + " LOGIN;";
        }
    }

    /** The settings want an encrypted connection and the server has none to offer. */
    record NoEncryption(String hosts, String sslMode) implements DatabaseProblem {
        @Override
        public String message() {
            return "The server at " + hosts + " offers no TLS, and sslmode=" + sslMode
                    + " wants an encrypted connection.";
        }

        @Override
        public String remedy() {
            return "Switch TLS on at the server (ssl = on with a certificate in postgresql.conf), or, where nobody listens in"
                    + " between, set COMMONPLACE_DATABASE_SSLMODE=prefer.";
        }
    }

    /** The server's certificate is not one that the settings trust. */
    record CertificateRefused(String hosts, String sslMode, String reason) implements DatabaseProblem {
        @Override
        public String message() {
            return "The certificate of the server at " + hosts + " is refused by sslmode=" + sslMode + ": " + reason
                    + ".";
        }

        @Override
        public String remedy() {
            return "Name the certificates of its authority in COMMONPLACE_DATABASE_SSLROOTCERT (a file of PEM certificates, or"
                    + " system for those this machine trusts), and use the host name that stands in the certificate.";
        }
    }

    /** The database does not exist. */
    record DatabaseMissing(String database, String user) implements DatabaseProblem {
        @Override
        public String message() {
            return "The server has no database " + database + ".";
        }

        @Override
        public String remedy() {
            return "Create it as superuser: CREATE DATABASE " + SqlNames.quoted(database) + " OWNER "
                    + SqlNames.quoted(user) + " ENCODING 'UTF8' TEMPLATE template0;";
        }
    }

    /** The user may not connect to the database. */
    record ConnectForbidden(String database, String user) implements DatabaseProblem {
        @Override
        public String message() {
            return "The user " + user + " may not connect to the database " + database + ".";
        }

        @Override
        public String remedy() {
            return "As superuser: GRANT CONNECT ON DATABASE " + SqlNames.quoted(database) + " TO "
                    + SqlNames.quoted(user) + ";";
        }
    }

    /** The server's version is not supported. */
    record ServerTooOld(String version) implements DatabaseProblem {
        @Override
        public String message() {
            return "The server is PostgreSQL " + version + "; " + DatabaseRequirements.OLDEST_SERVER_MAJOR_VERSION
                    + " or newer is needed.";
        }

        @Override
        public String remedy() {
            return "Upgrade the server (pg_upgrade), or use another one.";
        }
    }

    /** The database cannot hold every text. */
    record NotUtf8(String database, String encoding) implements DatabaseProblem {
        @Override
        public String message() {
            return "The database " + database + " is encoded in " + encoding + ", which cannot hold every text.";
        }

        @Override
        public String remedy() {
            return "Use a database that was made with ENCODING 'UTF8' TEMPLATE template0.";
        }
    }

    /** The server only reads. */
    record ReadOnly(String hosts) implements DatabaseProblem {
        @Override
        public String message() {
            return "The server at " + hosts + " is read-only: a replica, or set so.";
        }

        @Override
        public String remedy() {
            return "Use the primary server; with several hosts in the URL, add targetServerType=primary.";
        }
    }

    /** The server does not have an extension's files. */
    record ExtensionMissing(String extension, int serverMajorVersion) implements DatabaseProblem {
        @Override
        public String message() {
            return "The server does not have the extension " + extension + ".";
        }

        @Override
        public String remedy() {
            return "vector".equals(extension)
                    ? "Install pgvector on the server's machine (Debian, Ubuntu: apt-get install postgresql-"
                            + serverMajorVersion + "-pgvector) or enable it at your provider."
                    : "Install PostgreSQL's contrib package on the server's machine.";
        }
    }

    /** pgvector is older than what the schema uses. */
    record VectorTooOld(String version, boolean newerIsInstalled) implements DatabaseProblem {
        @Override
        public String message() {
            return "The database has pgvector " + version + "; " + DatabaseRequirements.OLDEST_VECTOR_VERSION
                    + " or newer is needed.";
        }

        @Override
        public String remedy() {
            return newerIsInstalled
                    ? "As superuser, in this database: ALTER EXTENSION vector UPDATE;"
                    : "Install a newer pgvector on the server's machine, then, as superuser, in this database: "
                            + "ALTER EXTENSION vector UPDATE;";
        }
    }

    /** An extension is where the schema does not look for it. */
    record ExtensionElsewhere(String extension, String schema) implements DatabaseProblem {
        @Override
        public String message() {
            return "The extension " + extension + " is in the schema " + schema + " instead of public.";
        }

        @Override
        public String remedy() {
            return "As superuser, in this database: ALTER EXTENSION " + extension + " SET SCHEMA public;";
        }
    }

    /** The user may not create an extension. */
    record ExtensionForbidden(String extension, String user, String database) implements DatabaseProblem {
        @Override
        public String message() {
            return "The user " + user + " may not create the extension " + extension + ".";
        }

        @Override
        public String remedy() {
            return "As superuser, in the database " + database + ": CREATE EXTENSION " + extension + " SCHEMA public;";
        }
    }

    /** The user may not make the service's schema. */
    record SchemaForbidden(String user, String database) implements DatabaseProblem {
        @Override
        public String message() {
            return "The user " + user + " may not create a schema in the database " + database + ".";
        }

        @Override
        public String remedy() {
            return "As the database's owner: GRANT CREATE ON DATABASE " + SqlNames.quoted(database) + " TO "
                    + SqlNames.quoted(user) + ";";
        }
    }

    /** The service's schema is there and belongs to somebody else. */
    record SchemaOfAnother(String owner, String user) implements DatabaseProblem {
        @Override
        public String message() {
            return "The schema " + SchemaNames.SCHEMA + " belongs to " + owner + ", not to the user " + user
                    + ", as whom this is run.";
        }

        @Override
        public String remedy() {
            return "Connect as the owner: set DATABASE_MIGRATION_URL to the address of " + owner + ".";
        }
    }

    /** Something in the service's schema belongs to somebody else than the schema. */
    record TableOfAnother(String owner, String user) implements DatabaseProblem {
        @Override
        public String message() {
            return "A table in the schema " + SchemaNames.SCHEMA + " belongs to " + owner + ", not to the user " + user
                    + ".";
        }

        @Override
        public String remedy() {
            return "Connect as " + owner + ", or set DATABASE_MIGRATION_URL to the address of " + owner
                    + ", who then migrates; or, as superuser: GRANT " + SqlNames.quoted(owner) + " TO "
                    + SqlNames.quoted(user) + ";";
        }
    }

    /** The user may not make one of the roles that the schema needs. */
    record RoleForbidden(String role, String user) implements DatabaseProblem {
        @Override
        public String message() {
            return "The role " + role + " does not exist, and the user " + user + " may not create it.";
        }

        @Override
        public String remedy() {
            return "As superuser: ALTER ROLE " + SqlNames.quoted(user) + " CREATEROLE; or: CREATE ROLE " + role
                    + " NOLOGIN" + (role.equals(SchemaNames.SERVICE_ROLE) ? " NOINHERIT" : "") + ";"
                    + (role.equals(SchemaNames.REPORTING_ROLE)
                            ? ""
                            : " GRANT " + role + " TO " + SqlNames.quoted(user) + ";");
        }
    }

    /** The role exists, but the user may not work as it, or does not have its rights. */
    record RoleNotGranted(String role, String user) implements DatabaseProblem {
        @Override
        public String message() {
            return switch (role) {
                case SchemaNames.OWNER_ROLE ->
                    "The user " + user + " does not have the rights of the role " + role
                            + ", without which it does not see the rows of its own tables.";
                case SchemaNames.LOOKUP_ROLE ->
                    "The user " + user + " may not work as the role " + role
                            + ", without which it cannot give that role its views.";
                default -> "The user " + user + " may not work as the role " + role + ".";
            };
        }

        @Override
        public String remedy() {
            return "As superuser: GRANT " + role + " TO " + SqlNames.quoted(user) + ";"
                    + (role.equals(SchemaNames.OWNER_ROLE)
                            ? " And, where it is set to NOINHERIT: ALTER ROLE " + SqlNames.quoted(user) + " INHERIT;"
                            : "");
        }
    }

    /** The role exists and could pass by row-level security. */
    record RoleTooPowerful(String role) implements DatabaseProblem {
        @Override
        public String message() {
            return "The role " + role
                    + " is a superuser or bypasses row-level security, so that tenants would not be kept apart.";
        }

        @Override
        public String remedy() {
            return "As superuser: ALTER ROLE " + role + " NOSUPERUSER NOBYPASSRLS;";
        }
    }

    /** Something that has no words of its own here. */
    record Other(String sqlState, String reason) implements DatabaseProblem {
        @Override
        public String message() {
            return "The server refuses with SQLSTATE " + sqlState + ": " + reason + ".";
        }

        @Override
        public String remedy() {
            return "Look the code up in PostgreSQL's appendix of error codes, and look into the server's log.";
        }
    }
}
