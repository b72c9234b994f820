package dev.commonplace.http;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.TextBlock;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes every document for one paragraph. */
final class OneBlockExtractText implements ExtractText {
    @Override
    public Set<MediaType> readable() {
        return Set.of(MediaType.TEXT, MediaType.MARKDOWN, MediaType.HTML);
    }

    @Override
    public Extraction extract(DocumentFile file) {
        MediaType type = file.declaredType().orElse(MediaType.TEXT);
        String content = text(file);
        if (!readable().contains(type)) {
            throw new RefusedException(ErrorCode.UNSUPPORTED_FORMAT, "Only text, Markdown and HTML can be read.");
        }
        int start = 0;
        int end = content.length();
        while (start < end && Character.isWhitespace(content.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(content.charAt(end - 1))) {
            end--;
        }
        List<TextBlock> blocks =
                start == end ? List.of() : List.of(new TextBlock(TextBlock.Kind.PARAGRAPH, start, end, List.of()));
        return new Extraction(new ExtractedText(content, Optional.empty(), blocks), type, Optional.empty());
    }

    private static String text(DocumentFile file) {
        try {
            return new String(file.bytes().all(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
