package dev.commonplace.application.search;

import dev.commonplace.domain.search.ConvexFusion;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.search.RankedHit;
import dev.commonplace.domain.search.ScoredChunk;
import java.util.List;
import java.util.Optional;

/** Runs the legs of a search and fuses what they found. */
final class RankChunks {
    /** So many lexemes tell what a document is about; more make the search slow and vague. */
    static final int TELLING_LEXEMES_MAX = 25;

    private final SearchWork work;
    private final AskedQuestion asked;
    private Optional<WordQuery> words;

    RankChunks(SearchWork work, AskedQuestion asked) {
        this.work = work;
        this.asked = asked;
        this.words = asked.mode().usesWords() ? Optional.of(words()) : Optional.empty();
    }

    /**
     * A ranking, best first.
     *
     * @param complete whether no leg may have more than were read
     */
    record Ranking(List<RankedHit> hits, boolean complete) {}

    /** The lexemes that the words leg looks for; empty where it does not run. */
    Optional<WordQuery> wordQuery() {
        return words;
    }

    private WordQuery words() {
        Optional<LikeTarget> like = asked.scope().otherThan();
        return like.isPresent()
                ? work.words().mostTelling(like.get(), TELLING_LEXEMES_MAX)
                : work.words().understand(asked.text());
    }

    /** @param depth how many chunks are read of each leg */
    Ranking rank(int depth) {
        List<ScoredChunk> byWords = words.isPresent() ? byWords(words.get(), depth) : List.of();
        List<ScoredChunk> byMeaning = asked.mode().usesMeaning()
                ? work.meaning()
                        .findByMeaning(
                                asked.space().orElseThrow(), asked.vector().orElseThrow(), asked.scope(), depth)
                : List.of();
        List<RankedHit> hits = switch (asked.mode()) {
            case TEXT -> ConvexFusion.wordsOnly(byWords);
            case SEMANTIC -> ConvexFusion.meaningOnly(byMeaning);
            case HYBRID -> asked.fusion().fuse(byWords, byMeaning);
        };
        return new Ranking(hits, byWords.size() < depth && byMeaning.size() < depth);
    }

    private List<ScoredChunk> byWords(WordQuery query, int depth) {
        List<ScoredChunk> found = work.words().find(query, asked.scope(), depth);
        if (found.isEmpty() && !query.known().isEmpty()) {
            // The index may have been made anew, in another language, since the question was understood.
            WordQuery again = words();
            if (again.revision() != query.revision()) {
                words = Optional.of(again);
                return work.words().find(again, asked.scope(), depth);
            }
        }
        return found;
    }
}
