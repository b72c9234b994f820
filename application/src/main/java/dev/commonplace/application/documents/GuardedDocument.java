package dev.commonplace.application.documents;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.LocatedFinding;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.OriginalFile;
import dev.commonplace.domain.documents.RedactedText;
import dev.commonplace.domain.guard.GuardNote;
import dev.commonplace.domain.guard.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document after the guard has seen it: as it may be kept, unless it may not.
 *
 * @param details with the title that the document has in the end
 * @param fileName as it may be kept
 * @param ownTitle the title that the document gives itself, as it may be kept
 * @param findings all that was found
 * @param policyVersion the version of the policy that was asked
 */
record GuardedDocument(
        DocumentDetails details,
        ExtractedText text,
        Optional<String> fileName,
        Optional<String> ownTitle,
        List<LocatedFinding> findings,
        int policyVersion) {
    GuardedDocument {
        findings = List.copyOf(findings);
    }

    /** What was found, as kinds and counts. */
    GuardNote note() {
        return GuardNote.of(findings.stream().map(LocatedFinding::finding).toList());
    }

    /** Why it is not kept, where its note says so. */
    GuardRefusal refusal() {
        return GuardRefusal.of(findings, details.externalId(), policyVersion);
    }

    static GuardedDocument of(
            TenantGuard guard,
            DocumentDetails details,
            ExtractedText text,
            Optional<String> fileName,
            Optional<String> ownTitle) {
        if (guard.allowsAll()) {
            return new GuardedDocument(details, text, fileName, ownTitle, List.of(), guard.policyVersion());
        }
        GuardedFields fields = new GuardedFields(guard);
        fields.whole("/content", text.content());
        Redaction redaction = fields.redaction("/content", text.content());
        ExtractedText redacted = RedactedText.of(text, redaction, fields::heading);
        DocumentDetails kept = details(fields, details);
        Optional<String> title = ownTitle.map(own -> details.title().equals(ownTitle)
                ? fields.again(own)
                : fields.text("/original/title", own, OriginalFile.NAME_CHARACTERS_MAX));
        Optional<String> name = fileName.map(own -> details.source().equals(fileName)
                ? fields.again(own)
                : fields.text("/original/file_name", own, OriginalFile.NAME_CHARACTERS_MAX));
        return new GuardedDocument(kept, redacted, name, title, fields.located(), guard.policyVersion());
    }

    /**
     * The same where the content came in chunks with their vectors. A vector tells of what is marked out in its text, and
     * cannot be marked out itself, so that to redact the content is to refuse it.
     */
    static GuardedDocument ofEmbedded(TenantGuard guard, DocumentDetails details, String content) {
        ExtractedText text = new ExtractedText(content, Optional.empty(), List.of());
        if (guard.allowsAll()) {
            return new GuardedDocument(
                    details, text, Optional.empty(), Optional.empty(), List.of(), guard.policyVersion());
        }
        GuardedFields fields = new GuardedFields(guard);
        fields.whole("/content", content);
        fields.unchangeable("/content", content);
        DocumentDetails kept = details(fields, details);
        return new GuardedDocument(
                kept, text, Optional.empty(), Optional.empty(), fields.located(), guard.policyVersion());
    }

    private static DocumentDetails details(GuardedFields fields, DocumentDetails details) {
        details.externalId().ifPresent(name -> fields.unchangeable("/external_id", name));
        List<String> tags = new ArrayList<>();
        for (String tag : details.tags()) {
            tags.add(fields.text("/tags/" + tags.size(), tag, DocumentDetails.TAG_CHARACTERS_MAX));
        }
        return new DocumentDetails(
                details.externalId(),
                details.title().map(title -> fields.text("/title", title, DocumentDetails.TITLE_CHARACTERS_MAX)),
                details.source().map(source -> fields.text("/source", source, DocumentDetails.SOURCE_CHARACTERS_MAX)),
                tags,
                fields.object("/metadata", details.metadata()),
                details.date());
    }
}
