package dev.commonplace.application.answers;

import dev.commonplace.application.documents.TokenizeText;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchQuestion;
import dev.commonplace.application.search.SearchRanking;
import dev.commonplace.application.search.SearchShape;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.answers.Passage;
import dev.commonplace.domain.answers.PassagePacker;
import dev.commonplace.domain.answers.PassagePlan;
import dev.commonplace.domain.answers.QuestionWords;
import dev.commonplace.domain.answers.RetrievedChunk;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.TokenSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Searches for a question, keeps what is evidence, and packs it into passages as they are stored. */
final class RetrievePassages {
    /** A chunk with so much of a question's words is evidence, however far its meaning seems. */
    static final double COVERAGE_MIN = 0.5;

    private final SearchLibrary searchLibrary;
    private final Transactions<AnswersWork> transactions;
    private final TokenizeText tokenizeText;

    RetrievePassages(SearchLibrary searchLibrary, Transactions<AnswersWork> transactions, TokenizeText tokenizeText) {
        this.searchLibrary = searchLibrary;
        this.transactions = transactions;
        this.tokenizeText = tokenizeText;
    }

    /** @param passages none where there is no evidence */
    record Retrieved(SearchLibrary.Outcome search, List<Passage> passages) {}

    Retrieved retrieve(Caller caller, AnswerQuestion.Command command) {
        SearchLibrary.Outcome search = searchLibrary.search(
                caller,
                new SearchLibrary.Command(
                        new SearchQuestion(Optional.of(command.question()), Optional.empty(), Optional.empty()),
                        new SearchRanking(
                                command.mode(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        SearchShape.ofHits(command.limit(), false),
                        command.filter(),
                        command.filterAsWritten()));
        QuestionWords words = QuestionWords.of(command.question());
        List<RetrievedChunk> evidence = new ArrayList<>();
        Map<DocumentId, Document> documents = new HashMap<>();
        for (SearchLibrary.Hit hit : search.hits()) {
            if (isEvidence(hit, words, command.evidenceMin())) {
                Document document = hit.document();
                documents.put(document.id(), document);
                evidence.add(new RetrievedChunk(
                        hit.chunk(), document.version(), hit.ranked().score()));
            }
        }
        List<PassagePlan> plans = evidence.isEmpty() ? List.of() : PassagePacker.pack(evidence, command.tokensMax());
        return new Retrieved(search, passages(caller, plans, documents, command.tokensMax()));
    }

    private static boolean isEvidence(SearchLibrary.Hit hit, QuestionWords words, double cosineMin) {
        boolean near =
                hit.ranked().meaning().map(part -> part.score() >= cosineMin).orElse(false);
        String title = hit.document().details().title().orElse("");
        return near || words.coverage(title + " " + hit.chunk().content()) >= COVERAGE_MIN;
    }

    private List<Passage> passages(
            Caller caller, List<PassagePlan> plans, Map<DocumentId, Document> documents, int tokensMax) {
        if (plans.isEmpty()) {
            return List.of();
        }
        Map<PassagePlan, String> texts = transactions.readInTenant(caller.tenantId(), work -> {
            Map<PassagePlan, String> read = new HashMap<>();
            for (PassagePlan plan : plans) {
                // What was changed or deleted since the search is no longer what was found.
                work.texts()
                        .stretch(plan.documentId(), plan.start(), plan.end())
                        .filter(stretch -> stretch.version() == plan.version())
                        .ifPresent(stretch -> read.put(plan, stretch.text()));
            }
            return read;
        });
        List<Passage> passages = new ArrayList<>();
        int left = tokensMax;
        for (PassagePlan plan : plans) {
            String text = texts.getOrDefault(plan, "");
            List<TokenSpan> tokens = tokenizeText.tokenize(text);
            int taken = Math.min(left, tokens.size());
            if (taken > 0) {
                String fitting = taken == tokens.size()
                        ? text
                        : text.substring(0, tokens.get(taken - 1).end());
                Document document = documents.get(plan.documentId());
                passages.add(new Passage(
                        passages.size() + 1,
                        plan,
                        document == null ? Optional.empty() : document.details().externalId(),
                        document == null ? Optional.empty() : document.details().title(),
                        taken,
                        fitting));
                left -= taken;
            }
        }
        return List.copyOf(passages);
    }
}
