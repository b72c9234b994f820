package dev.commonplace.maintenance.backup;

import dev.commonplace.migrations.database.ConnectDatabase;
import dev.commonplace.migrations.database.DatabaseProblemException;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.SQLException;
import java.util.List;

/** One of several servers, so that the driver and PostgreSQL's programs, each for itself, do not choose different ones. */
final class PinnedHost {
    private PinnedHost() {}

    /** The address with the first server of it that lets us in. */
    static DatabaseUrl of(DatabaseUrl url) {
        if (url.hosts().size() == 1) {
            return url;
        }
        return url.hosts().stream()
                .map(host ->
                        new DatabaseUrl(List.of(host), url.database(), url.user(), url.password(), url.parameters()))
                .filter(PinnedHost::letsUsIn)
                .findFirst()
                .orElse(url);
    }

    private static boolean letsUsIn(DatabaseUrl single) {
        try {
            ConnectDatabase.to(single).close();
            return true;
        } catch (DatabaseProblemException | SQLException notThisOne) {
            return false;
        }
    }
}
