package dev.commonplace.bootstrap.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.bootstrap.client.ApiException;
import dev.commonplace.bootstrap.ingest.IngestReport.Effect;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Uploads files, but for those that the service has as they are: their hash tells, before anything is sent. */
final class SendFiles {
    static final String UNREADABLE_FORMAT = "unsupported_format";

    private final Run run;
    private final KnownDocuments known;
    private final Consumer<String> plan;
    private final BiConsumer<String, List<String>> archive;

    /**
     * @param plan is told what a run in earnest would do
     * @param archive is told the external id of a file that was an archive, and those of the documents that came out of it
     */
    SendFiles(Run run, Consumer<String> plan, BiConsumer<String, List<String>> archive) {
        this.run = run;
        this.archive = archive;
        this.known = new KnownDocuments(run.api());
        this.plan = plan;
    }

    void send(List<LocalFile> files) throws InterruptedException {
        for (int from = 0; from < files.size(); from += KnownDocuments.ASKED_MAX) {
            List<LocalFile> some = files.subList(from, Math.min(files.size(), from + KnownDocuments.ASKED_MAX));
            Map<String, JsonNode> there =
                    known.of(some.stream().map(LocalFile::externalId).toList(), "");
            for (LocalFile file : some) {
                Optional<JsonNode> document = Optional.ofNullable(there.get(file.externalId()));
                run.senders().send(() -> {
                    one(file, document);
                    run.progress().advance(1);
                });
            }
        }
    }

    private void one(LocalFile file, Optional<JsonNode> there) {
        if (run.lost().get()) {
            run.report().failed(file.externalId(), Run.LOST);
            return;
        }
        try {
            if (there.isPresent() && isSame(file, there.get())) {
                run.report().count(Effect.UNCHANGED, 1);
            } else if (run.dryRun()) {
                Effect effect = there.isPresent() ? Effect.REPLACED : Effect.CREATED;
                plan.accept((effect == Effect.CREATED ? "new      " : "changed  ") + file.externalId());
                run.report().count(effect, 1);
            } else {
                upload(file);
            }
        } catch (ApiException refused) {
            if (refused.code().equals(UNREADABLE_FORMAT) && !file.named()) {
                run.report().skipped(file.externalId(), String.valueOf(refused.getMessage()));
            } else {
                run.failed(file.externalId(), refused);
            }
        } catch (IOException unreadable) {
            run.report().failed(file.externalId(), "It cannot be read: " + unreadable.getMessage());
        }
    }

    private void upload(LocalFile file) throws IOException {
        FileBody body = new FileBody(file.path(), run.details().of(file));
        JsonNode stored = run.api().post("/v1/documents/upload", body.mediaType(), body.publisher());
        if (ArchiveEntries.areIn(stored)) {
            ArchiveEntries entries = ArchiveEntries.of(stored);
            entries.report(file.externalId(), run.report());
            archive.accept(file.externalId(), entries.externalIds());
        } else {
            run.report()
                    .count(
                            Effect.valueOf(
                                    stored.path("effect").asText("created").toUpperCase(Locale.ROOT)),
                            1);
        }
    }

    private boolean isSame(LocalFile file, JsonNode document) throws IOException {
        JsonNode original = document.path("original");
        return !document.path("status").asText().equals("failed")
                && original.path("bytes").asLong(-1) == file.bytes()
                && run.details().agree(file, document)
                && original.path("sha256").asText().equals(FileBody.sha256(file.path()));
    }
}
