package dev.commonplace.application.search;

import dev.commonplace.domain.search.RankedTurn;
import java.util.Objects;
import java.util.Optional;

/**
 * A message that speaks for a hit which is more than a message.
 *
 * @param ranked among the messages of that hit
 * @param highlights where they were asked for
 * @param topic the node that it is in, of the level that people call topics, where there is one
 */
public record Passage(
        RankedTurn ranked,
        SearchMessages.Turn turn,
        Optional<Highlights> highlights,
        Optional<FindNodes.NodeTitle> topic) {
    public static final int EACH_DEFAULT = 3;
    public static final int EACH_MAX = 20;

    public Passage {
        Objects.requireNonNull(ranked, "ranked");
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(highlights, "highlights");
        Objects.requireNonNull(topic, "topic");
    }
}
