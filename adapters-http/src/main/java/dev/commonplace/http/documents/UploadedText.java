package dev.commonplace.http.documents;

import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes uploaded files without guessing: by the byte order mark, else by the declared charset, else as UTF-8. Bytes that
 * are nothing in that charset are refused rather than replaced.
 */
final class UploadedText {
    private static final Pattern PARAMETER = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)\"?");
    /** HTML wants its declaration within the first 1,024 bytes. */
    private static final int META_BYTES_MAX = 1_024;

    private static final Pattern META =
            Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([a-z0-9_:.-]{1,40})");

    private UploadedText() {}

    /** @param partType the Content-Type of the file's part */
    static String decode(byte[] bytes, MediaType type, Optional<String> partType) {
        for (Mark mark : Mark.values()) {
            if (mark.begins(bytes)) {
                return decode(bytes, mark.bytes.length(), mark.charset);
            }
        }
        Charset charset = declared(PARAMETER, partType)
                .or(() -> type.equals(MediaType.HTML) ? declared(META, Optional.of(start(bytes))) : Optional.empty())
                .map(UploadedText::charset)
                .orElse(StandardCharsets.UTF_8);
        return decode(bytes, 0, charset);
    }

    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, "\u00ef\u00bb\u00bf"),
        UTF_16_LITTLE(StandardCharsets.UTF_16LE, "\u00ff\u00fe"),
        UTF_16_BIG(StandardCharsets.UTF_16BE, "\u00fe\u00ff");

        private final Charset charset;
        private final String bytes;

        /** @param bytes one in each character */
        Mark(Charset charset, String bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }

        private boolean begins(byte[] content) {
            return start(content).startsWith(bytes);
        }
    }

    private static Optional<String> declared(Pattern pattern, Optional<String> text) {
        return text.map(pattern::matcher).filter(Matcher::find).map(matcher -> matcher.group(1));
    }

    private static String start(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, META_BYTES_MAX), StandardCharsets.ISO_8859_1);
    }

    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            // A page that was read as bytes of ASCII to find this cannot be in UTF-16; browsers take UTF-8 then as
            // well.
            return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException unknown) {
            throw new RefusedException(ErrorCode.UNSUPPORTED_FORMAT, "The declared charset is not known here.");
        }
    }

    private static String decode(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            throw RefusedException.invalid(
                    "/file",
                    "The file is not text in " + charset.name() + ". Declare its charset, or save it as UTF-8.");
        }
    }
}
