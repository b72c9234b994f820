package dev.commonplace.benchmarks.retrieval;

import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.embeddedpostgres.ClusterSettings;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.embeddedpostgres.InstalledServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Writes the index of words of every tenant of a running service anew with other numbers for BM25, to compare it with another
 * program that uses these.
 *
 * <p>Arguments: the service's data directory, k1, b.
 */
public final class RewriteWords {
    private static final String REWRITE = """
            update chunk_terms as words
            set bm25 = bm25_vector(words.terms, words.length, corpus.total_length::double precision / corpus.chunk_count, ?, ?)
            from corpus_statistics as corpus
            where corpus.tenant_id = words.tenant_id""";

    private RewriteWords() {}

    public static void main(String[] arguments) throws SQLException {
        Bm25Parameters bm25 = new Bm25Parameters(Double.parseDouble(arguments[1]), Double.parseDouble(arguments[2]));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.attachOrStart(
                        Path.of(arguments[0]), ClusterSettings.defaults(), InstalledServers.find(System.getenv()));
                Connection connection =
                        postgres.address().dataSource(EmbeddedPostgres.DATABASE).getConnection();
                PreparedStatement statement = connection.prepareStatement(REWRITE)) {
            connection.createStatement().execute("set search_path to commonplace, public");
            statement.setDouble(1, bm25.k1());
            statement.setDouble(2, bm25.b());
            System.out.printf(
                    Locale.ROOT, "k1 %.2f, b %.2f: %d chunks%n", bm25.k1(), bm25.b(), statement.executeUpdate());
        }
    }
}
