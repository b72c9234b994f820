package dev.commonplace.extraction.office;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.TextBlock;
import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.extraction.HtmlText;
import dev.commonplace.extraction.blocks.BlockWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.jspecify.annotations.Nullable;

/** Walks through the parts of an e-mail. */
final class MailBody {
    /** Messages that carry messages that carry messages: deeper ones are named only. */
    private static final int NESTING_MAX = 5;

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\R[ \\t]*\\R");
    private static final int PARTS_MAX = 2_000;

    private final BlockWriter writer;
    private int parts;

    MailBody(BlockWriter writer) {
        this.writer = writer;
    }

    void add(Entity entity) throws IOException {
        add(entity, 0);
    }

    private void add(Entity entity, int depth) throws IOException {
        Body body = entity.getBody();
        if (++parts > PARTS_MAX) {
            return;
        }
        if (isAttachment(entity, depth)) {
            name(entity);
        } else if (body instanceof Multipart multipart) {
            addAll(multipart, depth);
        } else if (body instanceof Message message) {
            writer.add(Kind.PARAGRAPH, MailReader.headers(message));
            add(message, depth + 1);
        } else if (body instanceof TextBody text) {
            addText(text, mimeType(entity));
        } else {
            name(entity);
        }
    }

    private static boolean isAttachment(Entity entity, int depth) {
        boolean named = "attachment".equalsIgnoreCase(entity.getDispositionType());
        boolean message = entity.getBody() instanceof Message;
        return (named && !message) || depth > NESTING_MAX;
    }

    private void addAll(Multipart multipart, int depth) throws IOException {
        List<Entity> bodies = multipart.getBodyParts();
        if ("alternative".equalsIgnoreCase(multipart.getSubType()) && !bodies.isEmpty()) {
            add(best(bodies), depth + 1);
            return;
        }
        for (Entity part : bodies) {
            add(part, depth + 1);
        }
    }

    /** HTML keeps the structure that plain text has lost; the last alternative is the richest. */
    private static Entity best(List<Entity> alternatives) {
        Entity best = alternatives.getFirst();
        for (Entity alternative : alternatives) {
            String type = mimeType(alternative);
            boolean plainAfterPlain =
                    type.equals("text/plain") && !mimeType(best).equals("text/html");
            boolean rich = alternative.getBody() instanceof Multipart || type.equals("text/html") || plainAfterPlain;
            best = rich ? alternative : best;
        }
        return best;
    }

    private void addText(TextBody body, String mimeType) throws IOException {
        String text = WellFormed.of(decoded(body));
        if (mimeType.equals("text/html")) {
            ExtractedText page = HtmlText.of(text);
            for (TextBlock block : page.blocks()) {
                writer.add(
                        block.kind() == Kind.HEADING ? Kind.PARAGRAPH : block.kind(),
                        page.content().substring(block.start(), block.end()));
            }
            return;
        }
        for (String paragraph : PARAGRAPH_END.split(text, -1)) {
            writer.add(paragraph.startsWith(">") ? Kind.QUOTE : Kind.PARAGRAPH, paragraph);
        }
    }

    private String decoded(TextBody body) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader reader = reader(body)) {
            char[] buffer = new char[8_192];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                writer.requireRoom(text.length() + count);
                text.append(buffer, 0, count);
            }
        }
        return text.toString();
    }

    private static Reader reader(TextBody body) throws IOException {
        try {
            return body.getReader();
        } catch (java.io.UnsupportedEncodingException unknown) {
            InputStream bytes = ((SingleBody) body).getInputStream();
            Charset latin = StandardCharsets.ISO_8859_1;
            return new java.io.InputStreamReader(bytes, latin);
        }
    }

    private void name(Entity entity) {
        @Nullable String name = entity.getFilename();
        String shown = name == null ? "without a name" : name.substring(0, Math.min(name.length(), 300));
        writer.add(Kind.LIST_ITEM, WellFormed.of("Attachment: " + shown + " (" + mimeType(entity) + ")"));
    }

    private static String mimeType(Entity entity) {
        return String.valueOf(entity.getMimeType()).toLowerCase(Locale.ROOT);
    }
}
