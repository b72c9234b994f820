package dev.commonplace.benchmarks.retrieval;

import dev.commonplace.models.onnx.OnnxEmbedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads collections as a service has indexed them, chunk by chunk, out of its database: what is tuned is then what is
 * searched. The tenant of a part is called {@code collection-part}.
 */
final class IndexedCollections {
    private static final String LEXEMES = """
            select words.chunk_id, term.lexeme, greatest(coalesce(array_length(term.positions, 1), 0), 1)
            from chunk_terms as words cross join lateral unnest(words.terms) as term (lexeme, positions, weights)
            where words.tenant_id = ?""";

    private static final String CHUNKS = """
            select words.chunk_id, words.length, document.external_id, meaning.embedding::vector::real[]
            from chunk_terms as words
            join documents as document on document.tenant_id = words.tenant_id and document.id = words.document_id
            join chunk_embeddings as meaning on meaning.tenant_id = words.tenant_id and meaning.chunk_id = words.chunk_id
            where words.tenant_id = ?
            order by words.chunk_id""";

    private final Connection connection;
    private final OnnxEmbedText model;

    /** @param connection of an account that sees every tenant's rows */
    IndexedCollections(Connection connection, OnnxEmbedText model) {
        this.connection = connection;
        this.model = model;
    }

    /** @param sets a folder of collections, each a folder of parts with queries.tsv and qrels.txt */
    List<Collection> read(Path sets) throws IOException, SQLException {
        List<Collection> collections = new ArrayList<>();
        for (Path set : folders(sets)) {
            String name = set.getFileName().toString();
            List<Collection.Part> parts = new ArrayList<>();
            for (Path part : folders(set)) {
                parts.add(part(part, name + "-" + part.getFileName()));
            }
            collections.add(new Collection(name, Collection.Measure.of(name), parts));
        }
        return collections;
    }

    private Collection.Part part(Path folder, String slug) throws IOException, SQLException {
        Map<String, Set<String>> relevant = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("qrels.txt"))) {
            String[] fields = line.split("\\s+", 4);
            relevant.computeIfAbsent(fields[0], id -> new HashSet<>()).add(fields[2]);
        }
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("queries.tsv"))) {
            String[] fields = line.split("\t", 2);
            if (relevant.containsKey(fields[0])) {
                questions.add(new Question(
                        fields[0], lexemes(fields[1]), model.embed(fields[1]).values(), relevant.get(fields[0])));
            }
        }
        return new Collection.Part(corpus(slug), questions);
    }

    private Set<String> lexemes(String query) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select unnest(tsvector_to_array(to_tsvector('english', ?)))")) {
            statement.setString(1, query);
            Set<String> lexemes = new HashSet<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                lexemes.add(rows.getString(1));
            }
            return lexemes;
        }
    }

    private Corpus corpus(String slug) throws SQLException {
        UUID tenant = tenant(slug);
        Map<UUID, Integer> chunks = new LinkedHashMap<>();
        List<Integer> lengths = new ArrayList<>();
        List<Integer> documents = new ArrayList<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        List<float[]> vectors = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CHUNKS)) {
            statement.setObject(1, tenant);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                chunks.put(rows.getObject(1, UUID.class), chunks.size());
                lengths.add(rows.getInt(2));
                documents.add(names.computeIfAbsent(rows.getString(3), name -> names.size()));
                vectors.add(unit((Float[]) rows.getArray(4).getArray()));
            }
        }
        return new Corpus(
                postings(tenant, chunks),
                lengths.stream().mapToInt(Integer::intValue).toArray(),
                documents.stream().mapToInt(Integer::intValue).toArray(),
                List.copyOf(names.keySet()),
                vectors.toArray(float[][]::new));
    }

    private Map<String, List<Corpus.Posting>> postings(UUID tenant, Map<UUID, Integer> chunks) throws SQLException {
        Map<String, List<Corpus.Posting>> postings = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LEXEMES)) {
            statement.setObject(1, tenant);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                Integer chunk = chunks.get(rows.getObject(1, UUID.class));
                if (chunk != null) {
                    postings.computeIfAbsent(rows.getString(2), lexeme -> new ArrayList<>())
                            .add(new Corpus.Posting(chunk, rows.getInt(3)));
                }
            }
        }
        return postings;
    }

    private UUID tenant(String slug) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select id from tenants where slug = ?")) {
            statement.setString(1, slug);
            ResultSet rows = statement.executeQuery();
            if (!rows.next()) {
                throw new IllegalStateException("There is no tenant " + slug + ".");
            }
            return rows.getObject(1, UUID.class);
        }
    }

    private static float[] unit(Float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(square));
        }
        return unit;
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }
}
