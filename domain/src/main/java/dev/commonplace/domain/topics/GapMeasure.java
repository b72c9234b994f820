package dev.commonplace.domain.topics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score of a gap: eight signs of a change of topic, each less its usual value and divided by its usual spread, added with equal
 * weight. Equal weights do about as well as fitted ones here, and there is nothing in them to fit (Dawes 1979, "The Robust
 * Beauty of Improper Linear Models"). The usual values are means over the meetings of QMSum; they need no boundaries to be
 * known. A sign that cannot be told (no vectors, no words) counts as usual.
 */
final class GapMeasure {
    /** About a minute and a half of talk. */
    private static final int NEAR_WORDS = 200;

    private static final int WORDING_WORDS = 400;
    /** About five minutes of talk. */
    private static final int FAR_WORDS = 800;

    /** No single sign says more than this, however strange a conversation is. */
    private static final double SPREADS_MAX = 3;

    private static final double WEIGHT = 0.27;
    /** A greeting in the middle of a conversation begins another sitting, whatever else there is. */
    private static final double GREETING = 3.5;

    private final List<Utterance> utterances;
    private final int[] words;
    private final @Nullable CueWords[] cues;
    private final MeaningSums near;
    private final MeaningSums far;
    private final WordSums wording;
    private final SpeakerSums speakers;

    GapMeasure(List<Utterance> utterances) {
        List<List<SpokenWord>> spoken = utterances.stream()
                .map(utterance -> SpokenWords.of(utterance.text()))
                .toList();
        words = spoken.stream().mapToInt(List::size).toArray();
        int[] before = new int[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            before[i + 1] = before[i] + words[i];
        }
        this.utterances = utterances;
        cues = new CueWords[words.length];
        near = new MeaningSums(utterances, before, NEAR_WORDS);
        far = new MeaningSums(utterances, before, FAR_WORDS);
        wording = new WordSums(spoken, before, WORDING_WORDS);
        speakers = new SpeakerSums(utterances, before, NEAR_WORDS);
    }

    int words(int utterance) {
        return words[utterance];
    }

    /** @param gap the utterance behind the gap; each call must ask for one further on */
    double score(int gap) {
        near.moveTo(gap);
        far.moveTo(gap);
        wording.moveTo(gap);
        speakers.moveTo(gap);
        double sum = standard(speakers.contrast(), 0.39, 0.24)
                + standard(any(gap - 1, gap + 2, Cue.ANNOUNCES), 0.15, 0.36)
                + standard(any(gap - 1, gap + 2, Cue.INTENDS), 0.08, 0.27)
                + standard(any(gap - 3, gap - 1, Cue.CLOSES), 0.11, 0.31)
                + standard(Math.log1p(words[gap]), 2.0, 1.34);
        if (near.known()) {
            sum += standard(near.contrast(), 0.30, 0.14);
        }
        if (far.known()) {
            sum += standard(far.discrepancy(), 0.075, 0.063);
        }
        if (wording.known()) {
            sum += standard(wording.contrast(gap), 0.78, 0.11);
        }
        return WEIGHT * sum + (opens(gap) ? GREETING : 0);
    }

    private CueWords cues(int utterance) {
        CueWords known = cues[utterance];
        if (known == null) {
            known = new CueWords(utterances.get(utterance).text());
            cues[utterance] = known;
        }
        return known;
    }

    private static double standard(double value, double usual, double spread) {
        return Math.clamp((value - usual) / spread, -SPREADS_MAX, SPREADS_MAX);
    }

    /** The first greeting opens, those that answer it do not. */
    private boolean opens(int gap) {
        return cues(gap).greets() && any(gap - 3, gap - 1, Cue.GREETS) == 0;
    }

    private double any(int first, int last, Cue cue) {
        for (int i = Math.max(0, first); i <= Math.min(cues.length - 1, last); i++) {
            if (cue.in(cues(i))) {
                return 1;
            }
        }
        return 0;
    }

    private enum Cue {
        ANNOUNCES,
        INTENDS,
        CLOSES,
        GREETS;

        private boolean in(CueWords words) {
            return switch (this) {
                case ANNOUNCES -> words.announces();
                case INTENDS -> words.intends();
                case CLOSES -> words.closes();
                case GREETS -> words.greets();
            };
        }
    }
}
