package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.database.DatabaseRequirements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the server is one that the schema works on. */
final class ServerCheck implements Check {
    private static final int VERSION_NUMBERS_PER_MAJOR = 10_000;

    @Override
    public String name() {
        return "server";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        int major = Integer.parseInt(database.sql().text("select current_setting('server_version_num')"))
                / VERSION_NUMBERS_PER_MAJOR;
        if (major < DatabaseRequirements.OLDEST_SERVER_MAJOR_VERSION) {
            findings.add(Finding.error(
                    name(),
                    "the server is PostgreSQL " + major + ", too old for Commonplace",
                    "Move the database to PostgreSQL " + DatabaseRequirements.OLDEST_SERVER_MAJOR_VERSION + " or newer"
                            + " (commonplace db backup, then db restore)."));
        }
        String encoding = database.sql().text("select current_setting('server_encoding')");
        if (!encoding.equals("UTF8")) {
            findings.add(Finding.error(
                    name(),
                    "the database is encoded as " + encoding + ", so that texts in most languages cannot be stored",
                    "Make a database with ENCODING 'UTF8' and restore a backup into it."));
        }
        return findings;
    }
}
