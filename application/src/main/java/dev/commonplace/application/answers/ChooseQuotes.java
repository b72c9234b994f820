package dev.commonplace.application.answers;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.domain.answers.DraftAnswer.DraftQuote;
import dev.commonplace.domain.answers.FindQuote;
import dev.commonplace.domain.answers.Passage;
import dev.commonplace.domain.answers.QuestionWords;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.shared.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sentences of passages that come nearest to a question: by the words they share with it and, where there is a model for
 * it, by the cosine of their meanings, both for one half.
 */
final class ChooseQuotes {
    static final int PER_PASSAGE_MAX = 2;
    static final int QUOTES_MAX = 12;
    /** Embedding costs some milliseconds a sentence. */
    static final int EMBEDDED_MAX = 32;

    static final double SCORE_MIN = 0.2;
    /** A second sentence of a passage must come this near to its best one. */
    static final double SECOND_SHARE = 0.75;

    private ChooseQuotes() {}

    private record Candidate(Passage passage, String sentence, double score) {}

    /** Best first. */
    static List<DraftQuote> choose(String question, List<Passage> passages, Optional<EmbedText> model) {
        QuestionWords words = QuestionWords.of(question);
        List<Candidate> candidates = new ArrayList<>();
        for (Passage passage : passages) {
            for (String sentence : Sentences.of(passage.text())) {
                if (sentence.codePoints().filter(Character::isLetterOrDigit).count() >= FindQuote.LETTERS_MIN) {
                    candidates.add(new Candidate(passage, sentence, words.coverage(sentence)));
                }
            }
        }
        Comparator<Candidate> bestFirst =
                Comparator.comparingDouble(Candidate::score).reversed();
        candidates.sort(bestFirst);
        List<Candidate> scored = new ArrayList<>(model.map(embedText -> byMeaning(question, candidates, embedText))
                .orElse(candidates));
        scored.sort(bestFirst);
        return best(scored);
    }

    private static List<DraftQuote> best(List<Candidate> candidates) {
        List<Candidate> chosen = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Candidate candidate : candidates) {
            List<Candidate> ofPassage = chosen.stream()
                    .filter(other -> other.passage().equals(candidate.passage()))
                    .toList();
            boolean wanted = ofPassage.isEmpty()
                    || (ofPassage.size() < PER_PASSAGE_MAX
                            && candidate.score()
                                    >= SECOND_SHARE * ofPassage.getFirst().score());
            if (wanted
                    && candidate.score() >= SCORE_MIN
                    && chosen.size() < QUOTES_MAX
                    && seen.add(candidate.sentence())) {
                chosen.add(candidate);
            }
        }
        return chosen.stream()
                .map(candidate -> new DraftQuote(candidate.passage().number(), candidate.sentence()))
                .toList();
    }

    private static List<Candidate> byMeaning(String question, List<Candidate> candidates, EmbedText model) {
        List<Candidate> first = candidates.subList(0, Math.min(EMBEDDED_MAX, candidates.size()));
        List<String> texts = new ArrayList<>(List.of(question));
        first.forEach(candidate -> texts.add(candidate.sentence()));
        try {
            List<Embedding> vectors = model.embed(texts);
            List<Candidate> scored = new ArrayList<>();
            for (int index = 0; index < first.size(); index++) {
                Candidate candidate = first.get(index);
                double cosine = cosine(vectors.getFirst(), vectors.get(index + 1));
                scored.add(new Candidate(
                        candidate.passage(), candidate.sentence(), (candidate.score() + Math.max(0, cosine)) / 2));
            }
            return scored;
        } catch (ModelUnavailableException unavailable) {
            return candidates;
        }
    }

    private static double cosine(Embedding one, Embedding other) {
        float[] a = one.values();
        float[] b = other.values();
        double dot = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            lengthA += (double) a[i] * a[i];
            lengthB += (double) b[i] * b[i];
        }
        return dot / Math.sqrt(lengthA * lengthB);
    }
}
