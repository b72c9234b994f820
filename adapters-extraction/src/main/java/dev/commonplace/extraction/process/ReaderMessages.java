package dev.commonplace.extraction.process;

import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.TextBlock;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the service and a reader say to each other, every part with its length before it. A reader may be in the hands of a
 * file by now, so that nothing it says is taken for granted: not a length, not an offset.
 */
final class ReaderMessages {
    private static final byte TEXT = 1;
    private static final byte REFUSED = 2;
    private static final int BYTES_PER_UNIT_MAX = 3;
    private static final int SHORT_BYTES_MAX = 10_000;
    private static final int BLOCKS_MAX = 1_000_000;
    private static final int PATH_MAX = 20;
    private static final int NO_PAGE = 0;
    private static final List<TextBlock.Kind> KINDS = List.of(TextBlock.Kind.values());

    private ReaderMessages() {}

    /**
     * What a reader is asked.
     *
     * @param type what the file is
     * @param bytes how many bytes of it follow
     */
    record Request(MediaType type, long bytes, int unitsMax) {
        void write(DataOutputStream out) throws IOException {
            writeText(out, type.value());
            out.writeLong(bytes);
            out.writeInt(unitsMax);
        }

        static Request read(DataInputStream in) throws IOException {
            return new Request(new MediaType(readText(in, SHORT_BYTES_MAX)), in.readLong(), in.readInt());
        }
    }

    static void writeRefusal(DataOutputStream out, RefusedException refused) throws IOException {
        out.writeByte(REFUSED);
        writeText(out, refused.code().name());
        String reason = refused.reason();
        writeText(out, reason.substring(0, Math.min(reason.length(), 1_000)));
    }

    static void writeExtraction(DataOutputStream out, Extraction extraction) throws IOException {
        ExtractedText text = extraction.text();
        out.writeByte(TEXT);
        writeText(out, extraction.mediaType().value());
        out.writeLong(extraction.date().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
        String title = text.title().orElse("");
        writeText(out, title.substring(0, Math.min(title.length(), 2_000)));
        writeText(out, text.content());
        Map<List<String>, Integer> paths = new LinkedHashMap<>();
        text.blocks().forEach(block -> paths.putIfAbsent(block.headingPath(), paths.size()));
        out.writeInt(paths.size());
        for (List<String> path : paths.keySet()) {
            out.writeInt(path.size());
            for (String heading : path) {
                writeText(out, heading);
            }
        }
        out.writeInt(text.blocks().size());
        for (TextBlock block : text.blocks()) {
            out.writeByte(KINDS.indexOf(block.kind()));
            out.writeInt(block.start());
            out.writeInt(block.end());
            out.writeInt(block.page().orElse(NO_PAGE));
            out.writeInt(paths.getOrDefault(block.headingPath(), 0));
        }
    }

    /** @throws RefusedException what the reader says about the file */
    static Extraction readReply(DataInputStream in, int unitsMax) throws IOException {
        byte kind = in.readByte();
        if (kind == REFUSED) {
            ErrorCode code = ErrorCode.valueOf(readText(in, SHORT_BYTES_MAX));
            throw new RefusedException(code, readText(in, SHORT_BYTES_MAX));
        }
        require(kind == TEXT);
        MediaType type = new MediaType(readText(in, SHORT_BYTES_MAX));
        long millis = in.readLong();
        String title = readText(in, SHORT_BYTES_MAX);
        String content = readText(in, unitsMax * BYTES_PER_UNIT_MAX);
        require(content.length() <= unitsMax);
        List<List<String>> paths = readPaths(in);
        ExtractedText text = new ExtractedText(
                content,
                Optional.of(title).map(String::strip).filter(found -> !found.isEmpty()),
                readBlocks(in, paths));
        return new Extraction(
                text, type, millis == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis)));
    }

    private static List<List<String>> readPaths(DataInputStream in) throws IOException {
        int count = bounded(in.readInt(), BLOCKS_MAX);
        List<List<String>> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = bounded(in.readInt(), PATH_MAX);
            List<String> path = new ArrayList<>(length);
            for (int j = 0; j < length; j++) {
                path.add(readText(in, SHORT_BYTES_MAX));
            }
            paths.add(List.copyOf(path));
        }
        return paths;
    }

    private static List<TextBlock> readBlocks(DataInputStream in, List<List<String>> paths) throws IOException {
        int count = bounded(in.readInt(), BLOCKS_MAX);
        List<TextBlock> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TextBlock.Kind kind = KINDS.get(bounded(in.readByte(), KINDS.size() - 1));
            int start = in.readInt();
            int end = in.readInt();
            int page = in.readInt();
            List<String> path = paths.get(bounded(in.readInt(), paths.size() - 1));
            blocks.add(new TextBlock(
                    kind, start, end, path, page == NO_PAGE ? OptionalInt.empty() : OptionalInt.of(page)));
        }
        return blocks;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in, int bytesMax) throws IOException {
        int length = bounded(in.readInt(), bytesMax);
        byte[] bytes = in.readNBytes(length);
        require(bytes.length == length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int bounded(int value, int max) throws IOException {
        require(value >= 0 && value <= max);
        return value;
    }

    private static void require(boolean condition) throws IOException {
        if (!condition) {
            throw new IOException("The reader does not keep to the protocol.");
        }
    }
}
