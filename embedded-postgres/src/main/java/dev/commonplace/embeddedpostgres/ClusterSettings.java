package dev.commonplace.embeddedpostgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the private cluster is run.
 *
 * @param durable whether a commit is on disk before it is acknowledged; false only for data that nobody will miss
 * @param parameters PostgreSQL's own settings, by name
 * @param startTimeout how long a start may take, recovery after a crash included
 * @param stopTimeout how long a fast shutdown may take before it becomes an immediate one
 */
public record ClusterSettings(
        boolean durable, Map<String, String> parameters, Duration startTimeout, Duration stopTimeout) {

    public ClusterSettings {
        parameters = Map.copyOf(parameters);
    }

    /** For a user's data on a shared machine: small memory, every commit on disk. */
    public static ClusterSettings defaults() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("shared_buffers", "256MB");
        parameters.put("maintenance_work_mem", "256MB");
        parameters.put("work_mem", "16MB");
        parameters.put("max_connections", "60");
        parameters.put("random_page_cost", "1.1");
        // The service's queries are short: compiling them costs more than it saves.
        parameters.put("jit", "off");
        parameters.put("log_checkpoints", "off");
        // Statements carry the users' texts, which do not belong into a log.
        parameters.put("log_min_error_statement", "panic");
        return new ClusterSettings(true, parameters, Duration.ofSeconds(120), Duration.ofSeconds(30));
    }

    /** For tests: nothing is flushed, and a crash loses the cluster. */
    public static ClusterSettings forTests() {
        return new ClusterSettings(false, defaults().parameters(), Duration.ofSeconds(60), Duration.ofSeconds(10))
                .with("shared_buffers", "128MB")
                .with("max_connections", "200")
                .with("fsync", "off")
                .with("synchronous_commit", "off")
                .with("full_page_writes", "off")
                .with("autovacuum_naptime", "5min")
                .with("max_prepared_transactions", "4");
    }

    /** The same settings with one of PostgreSQL's parameters replaced or added. */
    public ClusterSettings with(String parameter, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        return new ClusterSettings(durable, changed, startTimeout, stopTimeout);
    }

    /** The same settings with another limit on the start. */
    public ClusterSettings withStartTimeout(Duration limit) {
        return new ClusterSettings(durable, parameters, limit, stopTimeout);
    }
}
