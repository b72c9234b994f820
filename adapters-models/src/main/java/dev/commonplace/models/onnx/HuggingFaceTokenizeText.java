package dev.commonplace.models.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.commonplace.application.documents.TokenizeText;
import dev.commonplace.domain.documents.TokenSpan;
import dev.commonplace.domain.documents.WhiteSpace;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokenizer of {@link OnnxEmbedText}, over whole texts. Loaded with {@link #load()} or with the first text. */
public final class HuggingFaceTokenizeText implements TokenizeText, AutoCloseable {
    /** Texts are handed over in pieces of this size at most, so that memory stays small. */
    private static final int PIECE_UNITS_MAX = 16_384;

    private final LoadedOnce<HuggingFaceTokenizer> tokenizer;

    /** @param nativesDirectory where native libraries are unpacked: a writable directory whose files may be run */
    public HuggingFaceTokenizeText(Path nativesDirectory) {
        this.tokenizer = new LoadedOnce<>("tokenizer of " + MiniLm.MODEL.name(), () -> {
            NativeLibraries.unpackInto(nativesDirectory);
            return MiniLm.tokenizerForCounting();
        });
    }

    /**
     * Loads the tokenizer unless it is loaded.
     *
     * @throws dev.commonplace.application.embeddings.ModelUnavailableException when it cannot be loaded
     */
    public void load() {
        tokenizer.get();
    }

    /** Whether the tokenizer is loaded. */
    public boolean ready() {
        return tokenizer.ready();
    }

    @Override
    public List<TokenSpan> tokenize(String text) {
        HuggingFaceTokenizer loaded = tokenizer.get();
        PackedTokenSpans spans = new PackedTokenSpans();
        int start = WhiteSpace.skip(text, 0, text.length());
        while (start < text.length()) {
            int end = pieceEnd(text, start);
            String piece = ModelText.of(text, start, end);
            append(spans, loaded.encode(piece, false, false).getCharTokenSpans(), piece, start);
            start = WhiteSpace.skip(text, end, text.length());
        }
        spans.trim();
        return spans;
    }

    /** After the last white space that is near enough; without any, wherever no surrogate pair is split. */
    private static int pieceEnd(String text, int start) {
        int end = start + PIECE_UNITS_MAX;
        if (end >= text.length()) {
            return text.length();
        }
        for (int index = end; index > start; index--) {
            if (WhiteSpace.is(text.charAt(index - 1))) {
                return index;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    /** The library counts in code points. */
    private static void append(
            PackedTokenSpans spans, @Nullable CharSpan[] codePointSpans, String piece, int pieceStart) {
        int codePoint = 0;
        int unit = 0;
        int previousEnd = 0;
        for (CharSpan span : codePointSpans) {
            if (span == null) {
                continue;
            }
            unit = piece.offsetByCodePoints(unit, span.getStart() - codePoint);
            int end = piece.offsetByCodePoints(unit, span.getEnd() - span.getStart());
            codePoint = span.getStart();
            int start = Math.max(unit, previousEnd);
            previousEnd = Math.max(end, previousEnd);
            spans.append(pieceStart + start, pieceStart + previousEnd);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
