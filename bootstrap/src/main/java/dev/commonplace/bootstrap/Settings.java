package dev.commonplace.bootstrap;

import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.domain.embeddings.IndexPolicy;
import dev.commonplace.extraction.ArchiveLimits;
import dev.commonplace.extraction.process.ReaderLimits;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.web.documents.FetchRules;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set, checked and final. Made by {@link SettingsReader}, the only place that reads the
 * environment; {@code docs/operating.md} lists the variables.
 */
public record Settings(
        Database database,
        Http http,
        Models models,
        Optional<Chat> chat,
        Documents documents,
        VectorIndex vectorIndex,
        Worker worker,
        Retention retention) {

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
            Pool pool,
            Timeouts timeouts) {}

    /**
     * The connections that the service shares among its requests and jobs.
     *
     * @param size how many are kept open and ready
     * @param overflow how many more there may be under load; they are closed when they are not needed any more
     * @param timeout how long a request waits for one
     * @param recycle after how long one is replaced by a new one
     */
    public record Pool(int size, int overflow, Duration timeout, Duration recycle) {
        /** The most that may be open. */
        public int most() {
            return size + overflow;
        }
    }

    /**
     * How long the database may take.
     *
     * @param connect to answer a new connection
     * @param socket to send anything at all while it is asked something; zero for as long as it likes
     * @param statement for one statement
     * @param lock for one lock that another transaction holds
     * @param idleInTransaction how long a transaction may wait for its next statement
     */
    public record Timeouts(
            Duration connect, Duration socket, Duration statement, Duration lock, Duration idleInTransaction) {}

    /**
     * @param requestsPerSecond of each key
     */
    public record Http(String host, int port, int requestsPerSecond) {}

    /**
     * @param threads how many texts the in-process model embeds at the same time
     * @param remote an OpenAI-compatible model in its place as the default
     * @param others further ones, to which tenants can move
     */
    public record Models(int threads, Optional<Remote> remote, List<Remote> others) {
        /**
         * @param apiKey sent as a bearer token, never shown
         * @param shortens whether it makes shorter vectors when asked for them
         * @param pricePerMillionTokens for estimates
         * @param textsPerMinute how many a job that fills a space sends at most
         */
        public record Remote(
                URI baseUrl,
                Optional<String> apiKey,
                String model,
                int dimension,
                int tokensMax,
                Duration timeout,
                boolean shortens,
                Optional<BigDecimal> pricePerMillionTokens,
                Optional<Integer> textsPerMinute) {
            @Override
            public String toString() {
                return model + " (" + dimension + " dimensions) at " + baseUrl;
            }
        }
    }

    /**
     * A chat model behind an OpenAI-compatible endpoint.
     *
     * @param apiKey sent as a bearer token, never shown
     * @param tokensMax how much it may say in one reply
     */
    public record Chat(URI baseUrl, Optional<String> apiKey, String model, int tokensMax, Duration timeout) {
        @Override
        public String toString() {
            return model + " at " + baseUrl;
        }
    }

    /**
     * How documents are read and cut.
     *
     * @param uploadBytesMax of a file that is handed in
     * @param readers what reading one file may take
     * @param archives what an archive may hold
     * @param fetching where documents are fetched from
     */
    public record Documents(
            ChunkingPolicy chunking,
            long uploadBytesMax,
            ReaderLimits readers,
            ArchiveLimits archives,
            FetchRules fetching) {}

    /**
     * How vectors are searched.
     *
     * @param hnswM how many neighbours a vector is linked to
     * @param hnswEfConstruction how many candidates are looked at for them
     * @param hnswEfSearch how many candidates a search by the shared index looks at
     * @param ivfflatLists how many lists the vectors are cut into; 0 to choose by their number
     * @param ivfflatProbes how many lists a search looks into; 0 to choose by the number of lists
     * @param policy which spaces get an index of their own
     * @param look how long to wait between two looks of the policy
     * @param sampleShare of the answers of indexes that are repeated exactly
     */
    public record VectorIndex(
            Kind kind,
            int hnswM,
            int hnswEfConstruction,
            int hnswEfSearch,
            int ivfflatLists,
            int ivfflatProbes,
            IndexPolicy policy,
            Duration look,
            double sampleShare) {
        /** How the nearest vectors are found: the last two by an index over all tenants' vectors, which a command makes. */
        public enum Kind {
            AUTO,
            EXACT,
            HNSW,
            IVFFLAT
        }
    }

    /**
     * @param slots how many jobs run at the same time; 0 for a server that only answers requests
     */
    public record Worker(int slots) {}

    /**
     * For how many days rows are kept; 0 for ever.
     *
     * @param auditDays who changed what
     * @param searchLogDays who looked for what
     * @param jobDays jobs that have ended
     * @param deletedConversationDays conversations that were deleted softly
     */
    public record Retention(int auditDays, int searchLogDays, int jobDays, int deletedConversationDays) {}
}
