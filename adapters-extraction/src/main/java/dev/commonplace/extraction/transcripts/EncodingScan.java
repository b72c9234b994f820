package dev.commonplace.extraction.transcripts;

import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.transcripts.ImportBudget;
import dev.commonplace.domain.transcripts.ReportNotes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How well bytes are text in some encoding.
 *
 * @param bad runs of bytes that are no text
 * @param wide characters beyond ASCII
 * @param zeros characters that are U+0000
 * @param lines where the first bad ones stand, counted from 1
 */
record EncodingScan(long bad, long wide, long zeros, List<Long> lines) {
    private static final int BUFFER_BYTES = 64 * 1024;

    static EncodingScan of(FileBytes bytes, Charset charset, int skipped, ImportBudget budget) throws IOException {
        try (InputStream stream = bytes.open()) {
            stream.skipNBytes(skipped);
            return new Scanner(charset.newDecoder(), budget).scan(stream);
        }
    }

    private static final class Scanner {
        private final CharsetDecoder decoder;
        private final ImportBudget budget;
        private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
        private final CharBuffer out = CharBuffer.allocate(BUFFER_BYTES);
        private final List<Long> lines = new ArrayList<>();
        private long bad;
        private long wide;
        private long zeros;
        private long line = 1;

        Scanner(CharsetDecoder decoder, ImportBudget budget) {
            this.decoder = decoder;
            this.budget = budget;
        }

        EncodingScan scan(InputStream stream) throws IOException {
            boolean end = false;
            while (!end) {
                int count = stream.readNBytes(in.array(), in.position(), in.remaining());
                end = count == 0;
                in.position(in.position() + count).flip();
                decode(end);
                in.compact();
                budget.look();
            }
            return new EncodingScan(bad, wide, zeros, lines);
        }

        private void decode(boolean end) {
            CoderResult result;
            do {
                result = decoder.decode(in, out, end);
                look();
                if (result.isError()) {
                    in.position(in.position() + result.length());
                    bad++;
                    if (lines.size() < ReportNotes.LISTED_PER_CODE_MAX) {
                        lines.add(line);
                    }
                }
            } while (!result.isUnderflow());
        }

        private void look() {
            out.flip();
            while (out.hasRemaining()) {
                char unit = out.get();
                line += unit == '\n' ? 1 : 0;
                wide += unit > 0x7f ? 1 : 0;
                zeros += unit == 0 ? 1 : 0;
            }
            out.clear();
        }
    }
}
