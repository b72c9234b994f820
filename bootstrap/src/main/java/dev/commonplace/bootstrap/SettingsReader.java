package dev.commonplace.bootstrap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the settings from environment variables and reports every problem together. */
public final class SettingsReader {
    private static final int RETENTION_DAYS_MAX = 36_500;

    private final Variables variables;
    private final Path home;
    private final boolean root;
    private final int processors;

    private SettingsReader(Map<String, String> environment, Path home, boolean root, int processors) {
        this.variables = new Variables(environment);
        this.home = home;
        this.root = root;
        this.processors = processors;
    }

    /**
     * @param environment the variables, by name
     * @param home the user's home directory
     * @param root whether the process runs as root, whose home the database's account may not enter
     * @throws SettingsException naming every variable that is wrong or unknown
     */
    public static Settings read(Map<String, String> environment, Path home, boolean root, int processors) {
        return new SettingsReader(environment, home, root, processors).settings();
    }

    /** The same as a list of variables with what holds for each, secrets left out. @throws SettingsException likewise */
    public static List<SettingValue> list(Map<String, String> environment, Path home, boolean root, int processors) {
        SettingsReader reader = new SettingsReader(environment, home, root, processors);
        Settings unused = reader.settings();
        return reader.variables.values();
    }

    private Settings settings() {
        Settings settings = new Settings(
                DatabaseSettings.read(variables, home, root),
                http(),
                ModelSettings.read(variables, processors),
                ChatSettings.read(variables),
                DocumentSettings.read(variables, processors),
                VectorIndexSettings.read(variables),
                worker(),
                retention());
        // Logging and the launcher read these by themselves; logging takes what it does not know for DEBUG.
        variables.choice(
                "COMMONPLACE_LOG_LEVEL",
                "INFO",
                List.of("debug", "info", "warn", "error"),
                "DEBUG, INFO, WARN or ERROR");
        variables.text("COMMONPLACE_JAVA_OPTIONS");
        // These are for the commands that talk to a running service.
        variables.text("COMMONPLACE_URL");
        variables.secret("COMMONPLACE_KEY");
        variables.refuseProblems();
        return settings;
    }

    private Settings.Http http() {
        return new Settings.Http(
                variables.text("COMMONPLACE_HOST", "127.0.0.1").orElse("127.0.0.1"),
                variables.whole("COMMONPLACE_PORT", 7878, 0, 65_535),
                variables.whole("COMMONPLACE_REQUESTS_PER_SECOND", 200, 1, 1_000_000));
    }

    private Settings.Retention retention() {
        return new Settings.Retention(
                variables.whole("COMMONPLACE_RETENTION_AUDIT_DAYS", 90, 0, RETENTION_DAYS_MAX),
                variables.whole("COMMONPLACE_RETENTION_SEARCH_LOG_DAYS", 90, 0, RETENTION_DAYS_MAX),
                variables.whole("COMMONPLACE_RETENTION_JOB_DAYS", 30, 0, RETENTION_DAYS_MAX),
                variables.whole("COMMONPLACE_RETENTION_DELETED_CONVERSATION_DAYS", 30, 0, RETENTION_DAYS_MAX));
    }

    private Settings.Worker worker() {
        return new Settings.Worker(variables.whole("COMMONPLACE_WORKER_SLOTS", 8, 0, 256));
    }
}
