package dev.commonplace.migrations.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Opens one connection, and says in the operator's terms why that is not possible. */
public final class ConnectDatabase {
    private ConnectDatabase() {}

    /**
     * A connection outside of any pool.
     *
     * @throws DatabaseProblemException with what is wrong and its remedy
     */
    public static Connection to(DatabaseUrl url) {
        try {
            return url.dataSource().getConnection();
        } catch (SQLException refused) {
            throw new DatabaseProblemException(url, List.of(ConnectionProblems.of(url, refused)));
        }
    }
}
