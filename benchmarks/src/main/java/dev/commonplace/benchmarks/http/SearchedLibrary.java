package dev.commonplace.benchmarks.http;

import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.application.documents.IndexWords;
import dev.commonplace.benchmarks.ingest.GivenChunks;
import dev.commonplace.benchmarks.ingest.OwnIngest;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.domain.tenancy.KeySecret;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** One large tenant that has half of all chunks, and small ones that share the other half; each with a key. */
record SearchedLibrary(List<Searcher> searchers) {
    private static final int SMALL_CHUNKS = 500;
    private static final int CHUNKS_MIN = 2 * SMALL_CHUNKS;
    private static final int PART = 10_000;

    /** @param key in the clear */
    record Searcher(TenantId tenantId, String key) {}

    /** @throws IllegalArgumentException where there would be no small tenant */
    static int chunks(String argument) {
        int chunks = Integer.parseInt(argument);
        if (chunks < CHUNKS_MIN) {
            throw new IllegalArgumentException("A library has at least " + CHUNKS_MIN + " chunks, not " + chunks
                    + ": half of them are one tenant's, and each small tenant has " + SMALL_CHUNKS + ".");
        }
        return chunks;
    }

    static SearchedLibrary fill(BenchmarkDatabase database, HikariDataSource pool, int chunks) throws SQLException {
        OwnIngest ingest = new OwnIngest(pool);
        List<Searcher> searchers = new ArrayList<>();
        searchers.add(add(database, ingest, 0, chunks / 2));
        for (int i = 1; i <= chunks / 2 / SMALL_CHUNKS; i++) {
            searchers.add(add(database, ingest, i, SMALL_CHUNKS));
        }
        // What this process has done as a job would: a service would begin it anew, beside the searches that are
        // measured.
        database.execute("delete from commonplace.jobs where kind = '" + IndexWords.KIND + "'", "vacuum analyze");
        return new SearchedLibrary(List.copyOf(searchers));
    }

    private static Searcher add(BenchmarkDatabase database, OwnIngest ingest, int number, int chunks)
            throws SQLException {
        TenantId tenantId = database.tenant(number);
        for (int from = 0; from < chunks; from += PART) {
            ingest.adding(GivenChunks.of((long) number * 1_000_000 + from, Math.min(PART, chunks - from)), tenantId)
                    .run();
            ingest.indexingWords(tenantId).run();
        }
        KeyId keyId = new KeyId(new UUID(0xA002L << 48 | 0x7000, 0x8L << 60 | number));
        KeySecret secret = KeySecret.ofTenant(tenantId, keyId, new byte[KeySecret.RANDOM_BYTES]);
        database.execute(
                "insert into commonplace.api_keys (tenant_id, id, name, role, secret_hash, created_at) values ('"
                        + tenantId + "', '" + keyId + "', 'benchmark', 'reader', '\\x"
                        + HexFormat.of().formatHex(secret.hash()) + "', now())");
        return new Searcher(tenantId, secret.reveal());
    }
}
