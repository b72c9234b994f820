package dev.commonplace.persistence.embeddings;

import static dev.commonplace.persistence.support.FixedQuery.maybe;
import static dev.commonplace.persistence.support.FixedQuery.time;

import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.SpaceState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Spaces in rows that may hold other things as well. */
public final class EmbeddingSpaceRows {
    /** What {@link #space} needs, of {@code embedding_spaces as space}. */
    public static final String COLUMNS = """
            space.id as space_id, space.model as space_model, space.dimension as space_dimension,
            space.is_active as space_is_active, space.stage as space_stage, space.stage_since as space_stage_since,
            space.activate_when_ready as space_activate_when_ready, space.texts_per_minute as space_texts_per_minute,
            space.created_at as space_created_at""";

    private EmbeddingSpaceRows() {}

    /** @return empty for a row without one */
    public static Optional<EmbeddingSpace> space(ResultSet row) throws SQLException {
        Optional<UUID> id = maybe(row, "space_id", UUID.class);
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new EmbeddingSpace(
                        new SpaceId(id.get()),
                        row.getString("space_model"),
                        row.getInt("space_dimension"),
                        row.getBoolean("space_is_active")
                                ? SpaceState.ACTIVE
                                : SpaceState.ofWord(row.getString("space_stage")),
                        time(row, "space_stage_since"),
                        row.getBoolean("space_activate_when_ready"),
                        maybe(row, "space_texts_per_minute", Integer.class),
                        time(row, "space_created_at")));
    }
}
