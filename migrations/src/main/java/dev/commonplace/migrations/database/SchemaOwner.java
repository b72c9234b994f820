package dev.commonplace.migrations.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Whether an account is the owner of the schema, or has its rights; an account of the service alone must not be given them. */
public final class SchemaOwner {
    private static final String OTHER_OWNER = """
            select pg_get_userbyid(nspowner) from pg_namespace
            where nspname = '%s' and not pg_has_role(current_user, nspowner, 'usage')""".formatted(SchemaNames.SCHEMA);

    private SchemaOwner() {}

    /** Whose the schema is, where it is not the user's; empty also where there is none. */
    public static Optional<DatabaseProblem> another(Connection connection) throws SQLException {
        DatabaseProbe probe = new DatabaseProbe(connection);
        String owner = probe.text(OTHER_OWNER);
        return owner.isEmpty()
                ? Optional.empty()
                : Optional.of(new DatabaseProblem.SchemaOfAnother(owner, probe.text("select current_user")));
    }
}
