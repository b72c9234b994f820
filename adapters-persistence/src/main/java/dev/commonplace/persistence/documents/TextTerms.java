package dev.commonplace.persistence.documents;

import dev.commonplace.persistence.support.BinaryArray;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The lexemes of one text, read from a {@code tsvector} in PostgreSQL's binary form: their number, then of each its letters, a
 * zero, the number of its positions, and these.
 *
 * @param binary the same once more as it came
 * @param frequencies how often each lexeme occurs; one that has no positions occurs once
 * @param length how often all of them occur together
 */
@SuppressWarnings("ArrayRecordComponent")
public record TextTerms(byte[] binary, List<BatchLexemes.Lexeme> lexemes, int[] frequencies, int length) {
    public TextTerms {
        Objects.requireNonNull(binary, "binary");
        lexemes = List.copyOf(lexemes);
        Objects.requireNonNull(frequencies, "frequencies");
    }

    /** @param batch counts them */
    public static TextTerms read(byte[] binary, BatchLexemes batch) {
        ByteBuffer bytes = ByteBuffer.wrap(binary);
        int count = bytes.getInt();
        List<BatchLexemes.Lexeme> lexemes = new ArrayList<>(count);
        int[] frequencies = new int[count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            int start = bytes.position();
            int end = start;
            while (binary[end] != 0) {
                end++;
            }
            lexemes.add(batch.occurs(new String(binary, start, end - start, StandardCharsets.UTF_8)));
            bytes.position(end + 1);
            int positions = Short.toUnsignedInt(bytes.getShort());
            bytes.position(bytes.position() + positions * Short.BYTES);
            frequencies[i] = Math.max(positions, 1);
            length += frequencies[i];
        }
        return new TextTerms(binary, lexemes, frequencies, length);
    }

    /** The texts as one {@code tsvector[]}, as they came. */
    public static BinaryArray binary(Connection connection, List<TextTerms> texts) throws SQLException {
        int bytes = texts.stream()
                .mapToInt(text -> Integer.BYTES + text.binary().length)
                .sum();
        BinaryArray array = BinaryArray.of(connection, "tsvector", bytes);
        texts.forEach(text -> array.next(text.binary().length).put(text.binary()));
        return array;
    }
}
