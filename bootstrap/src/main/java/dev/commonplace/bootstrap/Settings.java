package dev.commonplace.bootstrap;

import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.migrations.DatabaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that can be set, checked and final. Made by {@link SettingsReader}, the only place that reads the
 * environment; {@code docs/operating.md} lists the variables.
 */
public record Settings(Database database, Http http, Models models, Documents documents, Worker worker) {

    /**
     * Where the data lives.
     *
     * @param url the database to use, empty for the embedded one
     * @param migrationUrl another account of the same database that owns the schema, where the service's may not
     * @param dataDirectory where the embedded cluster and unpacked libraries live
     * @param migrateAtStart whether the service brings the schema up to date itself
     */
    public record Database(
            Optional<DatabaseUrl> url,
            Optional<DatabaseUrl> migrationUrl,
            Path dataDirectory,
            boolean migrateAtStart,
            int poolSize,
            Duration poolTimeout,
            Duration statementTimeout) {}

    /**
     * @param requestsPerSecond of each key
     */
    public record Http(String host, int port, int requestsPerSecond) {}

    /**
     * @param threads how many texts the in-process model embeds at the same time
     * @param remote an OpenAI-compatible model in its place as the default
     */
    public record Models(int threads, Optional<Remote> remote) {
        /**
         * @param apiKey sent as a bearer token, never shown
         */
        public record Remote(
                URI baseUrl, Optional<String> apiKey, String model, int dimension, int tokensMax, Duration timeout) {
            @Override
            public String toString() {
                return model + " (" + dimension + " dimensions) at " + baseUrl;
            }
        }
    }

    /** How documents are cut. */
    public record Documents(ChunkingPolicy chunking) {}

    /**
     * @param slots how many jobs run at the same time; 0 for a server that only answers requests
     */
    public record Worker(int slots) {}
}
