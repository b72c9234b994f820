package dev.commonplace.http.documents;

import dev.commonplace.application.documents.DocumentDraft;
import dev.commonplace.application.documents.IngestDocuments;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.MalformedJsonException;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import dev.commonplace.http.requests.RequestBodies;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes in documents that come as lines of JSON, batch by batch while they arrive, so that memory holds one batch at most. A
 * line that is refused is reported; the others go in.
 */
final class BulkIngest {
    /** A batch of large documents ends before its number of documents is reached. */
    private static final long BATCH_BYTES_MAX = 8L * 1024 * 1024;

    private final IngestDocuments ingestDocuments;
    private final RequestBodies bodies;

    BulkIngest(IngestDocuments ingestDocuments, RequestBodies bodies) {
        this.ingestDocuments = ingestDocuments;
        this.bodies = bodies;
    }

    private record Numbered(long line, DocumentDraft draft) {}

    /** @throws RefusedException where the service cannot go on; what was taken in before stays */
    BulkReport.Json ingest(Caller caller, InputStream body) throws IOException {
        BulkReport report = new BulkReport();
        try {
            readAll(caller, new Lines(body, (int) bodies.limits().jsonBytesMax()), report);
        } catch (RefusedException stopped) {
            throw new RefusedException(stopped.code(), stopped.reason() + soFar(report), stopped.violations());
        } catch (ProblemException stopped) {
            throw new ProblemException(stopped.kind(), stopped.detail() + soFar(report), stopped.headers());
        }
        return report.json();
    }

    private void readAll(Caller caller, Lines lines, BulkReport report) throws IOException {
        List<Numbered> batch = new ArrayList<>();
        long batchBytes = 0;
        Optional<Lines.Line> line = lines.next();
        while (line.isPresent()) {
            Optional<Numbered> read = read(line.get(), report);
            if (read.isPresent()) {
                batch.add(read.get());
                batchBytes += line.get().bytes().map(bytes -> bytes.length).orElse(0);
            }
            if (batch.size() == IngestDocuments.BATCH_MAX || batchBytes >= BATCH_BYTES_MAX) {
                store(caller, batch, report);
                batch.clear();
                batchBytes = 0;
            }
            line = lines.next();
        }
        store(caller, batch, report);
    }

    private Optional<Numbered> read(Lines.Line line, BulkReport report) {
        if (line.bytes().isPresent() && isBlank(line.bytes().get())) {
            return Optional.empty();
        }
        report.received();
        if (line.bytes().isEmpty()) {
            report.refuse(
                    line.number(),
                    ProblemKind.TOO_LARGE,
                    "A line may have at most " + bodies.limits().jsonBytesMax() + " bytes.",
                    List.of());
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Numbered(line.number(), bodies.read(line.bytes().get(), DraftFields::draft)));
        } catch (MalformedJsonException malformed) {
            report.refuse(line.number(), ProblemKind.MALFORMED_JSON, malformed.detailOfLine(), List.of());
        } catch (RefusedException refused) {
            report.add(line.number(), new IngestDocuments.Outcome.Refused(refused));
        }
        return Optional.empty();
    }

    private void store(Caller caller, List<Numbered> batch, BulkReport report) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<IngestDocuments.Outcome> outcomes = ingestDocuments.ingest(
                    caller, batch.stream().map(Numbered::draft).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                report.add(batch.get(i).line(), outcomes.get(i));
            }
        } catch (RefusedException refused) {
            if (refused.code() != ErrorCode.ALREADY_EXISTS) {
                throw refused;
            }
            storeOneByOne(caller, batch, report, refused);
        }
    }

    /** Somebody else took one of the batch's external ids at the same moment, which undid the batch. */
    private void storeOneByOne(Caller caller, List<Numbered> batch, BulkReport report, RefusedException refused) {
        if (batch.size() == 1) {
            report.add(batch.getFirst().line(), new IngestDocuments.Outcome.Refused(refused));
            return;
        }
        for (Numbered one : batch) {
            store(caller, List.of(one), report);
        }
    }

    private static String soFar(BulkReport report) {
        return " Before that " + report.taken() + " documents were taken in.";
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte unit : bytes) {
            if (unit != ' ' && unit != '\t' && unit != '\r') {
                return false;
            }
        }
        return true;
    }
}
