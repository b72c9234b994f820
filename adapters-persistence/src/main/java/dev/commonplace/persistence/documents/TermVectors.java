package dev.commonplace.persistence.documents;

import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.persistence.support.BinaryArray;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * The chunks' halves of BM25 as sparse vectors, as the function {@code bm25_vector} of the database makes them too: a
 * dimension is the hash of a lexeme, and of two lexemes with the same hash the greater part counts.
 */
public final class TermVectors {
    private static final int DIMENSIONS = 1_000_000_000;
    private static final int HEADER_BYTES = 3 * Integer.BYTES;
    private static final int ENTRY_BYTES = Integer.BYTES + Float.BYTES;

    private final Bm25Parameters parameters;
    private final double averageLength;

    public TermVectors(Bm25Parameters parameters, double averageLength) {
        this.parameters = parameters;
        this.averageLength = averageLength;
    }

    public BinaryArray of(Connection connection, List<TextTerms> texts) throws SQLException {
        int entries = texts.stream().mapToInt(text -> text.frequencies().length).sum();
        BinaryArray array = BinaryArray.of(
                connection, "sparsevec", entries * ENTRY_BYTES + texts.size() * (HEADER_BYTES + Integer.BYTES));
        for (TextTerms text : texts) {
            write(text, array.next(HEADER_BYTES + text.frequencies().length * ENTRY_BYTES));
        }
        return array;
    }

    private void write(TextTerms text, ByteBuffer into) {
        long[] entries = new long[text.frequencies().length];
        for (int i = 0; i < entries.length; i++) {
            float part = (float) parameters.termFrequencyPart(text.frequencies()[i], text.length(), averageLength);
            // Parts are positive, so that their bits stand in their order: sorting sorts by dimension, then by part.
            long dimension = text.lexemes().get(i).dimension();
            entries[i] = (dimension << Integer.SIZE) | Float.floatToRawIntBits(part);
        }
        Arrays.sort(entries);
        int kept = 0;
        for (int i = 0; i < entries.length; i++) {
            if (i + 1 == entries.length || dimension(entries[i]) != dimension(entries[i + 1])) {
                entries[kept++] = entries[i];
            }
        }
        into.putInt(DIMENSIONS).putInt(kept).putInt(0);
        for (int i = 0; i < kept; i++) {
            into.putInt(dimension(entries[i]) - 1);
        }
        for (int i = 0; i < kept; i++) {
            into.putInt((int) entries[i]);
        }
    }

    private static int dimension(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }
}
