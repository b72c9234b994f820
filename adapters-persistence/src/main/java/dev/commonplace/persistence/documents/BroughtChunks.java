package dev.commonplace.persistence.documents;

import dev.commonplace.application.documents.Chunks.OfDocument;
import dev.commonplace.domain.documents.ChunkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chunks and documents that a ranking has brought along with itself, because nearly always they are asked for next: that saves
 * a round trip and a plan. They live as long as one transaction.
 */
public final class BroughtChunks {
    /** Rankings that long are cut down before anything is shown of them, so that they bring nothing along. */
    public static final int BROUGHT_MAX = 50;

    private final ChunksWithDocuments reading = new ChunksWithDocuments();
    private final Map<ChunkId, OfDocument> brought = new HashMap<>();

    /**
     * The statement of a ranking with what is to be brought along. Takes the tenant as two more arguments at its end.
     *
     * @param ranked a select of {@code chunk_id} and another column, with its limit as a number in the text: by that PostgreSQL
     *     sees that there is little to be looked up
     * @param order of the rows, by columns of {@code ranked}
     */
    public static String along(String ranked, String order) {
        return "with hit as materialized (" + ranked + ") select hit.*, " + ChunksWithDocuments.COLUMNS
                + " from hit left join " + ChunksWithDocuments.LOOKED_UP + "order by " + order;
    }

    /** Takes what a row of such a statement brings; a chunk that was replaced at this moment is not there any more. */
    public void take(ResultSet row) throws SQLException {
        if (row.getString("status") != null) {
            OfDocument one = reading.read(row);
            brought.put(one.chunk().id(), one);
        }
    }

    Optional<OfDocument> find(ChunkId id) {
        return Optional.ofNullable(brought.get(id));
    }
}
