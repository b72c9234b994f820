package dev.commonplace.domain.topics;

/** How one topic stands to another. All but the first are contextual. */
public enum RelationKind {
    /** The second follows the first. */
    TEMPORAL,
    /** Both are about the same things. */
    SIMILAR,
    /** The second says more about what the first has said. */
    ELABORATES,
    /** The first leaves a question that the second answers. */
    QUESTION_ANSWER,
    /** Both are about the same things, and the second objects. */
    CONTRAST,
    /** The second takes up the first again after something else. */
    RETURNS_TO
}
