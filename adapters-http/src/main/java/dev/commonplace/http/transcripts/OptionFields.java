package dev.commonplace.http.transcripts;

import dev.commonplace.application.transcripts.ImportOptions;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.Uuids;
import java.util.Optional;

/** Reads what callers say about what they import. */
final class OptionFields {
    private OptionFields() {}

    static ImportOptions read(JsonFields fields) {
        return new ImportOptions(
                fields.text("format").flatMap(OptionFields::format),
                fields.text("external_id"),
                fields.text("title"),
                fields.text("kind").map(word -> ConversationKind.parse(fields.pointer("kind"), word)),
                fields.text("visibility")
                        .map(word -> Visibility.parse(fields.pointer("visibility"), word))
                        .orElse(Visibility.PRIVATE),
                Uuids.words(fields.pointer("shared_with"), fields.texts("shared_with")),
                fields.texts("tags"),
                fields.object("metadata"));
    }

    /** Callers may say that they leave it to us. */
    static Optional<TranscriptFormat> format(String word) {
        return word.equals("auto") ? Optional.empty() : Optional.of(TranscriptFormat.parse("/format", word));
    }
}
