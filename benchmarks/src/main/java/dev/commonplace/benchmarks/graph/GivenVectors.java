package dev.commonplace.benchmarks.graph;

import dev.commonplace.benchmarks.support.RandomVectors;
import dev.commonplace.benchmarks.support.SyntheticVectors;
import dev.commonplace.domain.conversations.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/** Vectors in place of a model's, which would take most of the time: texts that share words are near each other. */
final class GivenVectors {
    private static final String PUT = """
            insert into commonplace.message_embeddings
                (tenant_id, space_id, message_id, conversation_id, sequence, dimension, embedding)
            select s.tenant_id, s.id, m.id, ?, m.sequence, s.dimension, m.embedding::halfvec
            from unnest(?::uuid[], ?::integer[], ?::text[]) as m (id, sequence, embedding)
            cross join commonplace.embedding_spaces s
            where s.tenant_id = ? and s.is_active""";

    private final DataSource pool;
    private final UUID tenant;

    GivenVectors(DataSource pool, UUID tenant) {
        this.pool = pool;
        this.tenant = tenant;
    }

    void put(List<Message> messages) throws SQLException {
        UUID conversation = messages.getFirst().conversationId().value();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setObject(1, conversation);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            messages.stream()
                                    .map(message -> message.id().value())
                                    .toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", messages.stream().map(Message::sequence).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            messages.stream()
                                    .map(message -> literal(message.content()))
                                    .toArray()));
            statement.setObject(5, tenant);
            statement.executeUpdate();
        }
    }

    private static String literal(String text) {
        float[] vector = new float[SyntheticVectors.DIMENSION];
        vector[0] = 0.1f;
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+", -1)) {
            int hash = (word.hashCode() ^ (word.hashCode() >>> 16)) * 0x45d9f3b;
            vector[Math.floorMod(hash ^ (hash >>> 16), vector.length)] += word.length();
        }
        return Arrays.toString(RandomVectors.unit(vector));
    }
}
