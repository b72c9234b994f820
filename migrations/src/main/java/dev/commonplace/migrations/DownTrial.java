package dev.commonplace.migrations;

import java.sql.Connection;
import java.sql.SQLException;

/** Looks at a database while steps are taken back in a transaction that is rolled back. */
public interface DownTrial {
    /** Before anything is done. */
    void before(Connection connection) throws SQLException;

    /** When all steps are taken back. */
    void after(Connection connection) throws SQLException;

    /** When everything is there again, in a transaction that is rolled back as well. */
    void restored(Connection connection) throws SQLException;
}
