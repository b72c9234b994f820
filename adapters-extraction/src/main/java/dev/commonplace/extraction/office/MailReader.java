package dev.commonplace.extraction.office;

import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.extraction.blocks.BlockWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** Reads an e-mail: who wrote to whom as text, then what they wrote, then the names of what they attached. */
final class MailReader {
    private static final int HEADERS_MAX = 1_000;
    private static final int HEADER_UNITS_MAX = 100_000;
    private static final int LINE_UNITS_MAX = 2_000_000;

    private final int unitsMax;

    MailReader(int unitsMax) {
        this.unitsMax = unitsMax;
    }

    Extraction read(Path file) throws IOException {
        MimeConfig limits = new MimeConfig.Builder()
                .setMaxHeaderCount(HEADERS_MAX)
                .setMaxHeaderLen(HEADER_UNITS_MAX)
                .setMaxLineLen(LINE_UNITS_MAX)
                .build();
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(limits);
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            Message message = builder.parseMessage(stream);
            try {
                return read(message);
            } finally {
                message.dispose();
            }
        }
    }

    private Extraction read(Message message) throws IOException {
        if (message.getHeader() == null || message.getHeader().getFields().isEmpty()) {
            throw new RefusedException(ErrorCode.UNREADABLE_FILE, "An e-mail begins with its headers; this has none.");
        }
        BlockWriter writer = new BlockWriter(unitsMax);
        writer.add(Kind.PARAGRAPH, headers(message));
        new MailBody(writer).add(message);
        return new Extraction(
                writer.text(Optional.ofNullable(message.getSubject())
                        .map(subject -> WellFormed.of(subject.strip()))
                        .filter(subject -> !subject.isEmpty())),
                MediaType.EMAIL,
                date(message.getDate()));
    }

    static String headers(Message message) {
        StringBuilder text = new StringBuilder();
        for (String name : new String[] {"From", "To", "Cc", "Date", "Subject"}) {
            Field field = message.getHeader().getField(name);
            if (field != null && field.getBody() != null) {
                text.append(name)
                        .append(": ")
                        .append(value(message, name, field))
                        .append('\n');
            }
        }
        return WellFormed.of(text);
    }

    private static String value(Message message, String name, Field field) {
        if (name.equals("Subject")) {
            return String.valueOf(message.getSubject());
        }
        return org.apache.james.mime4j.codec.DecoderUtil.decodeEncodedWords(
                field.getBody().strip(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Optional<Instant> date(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
