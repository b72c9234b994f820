package dev.commonplace.domain.transcripts;

import java.util.Locale;

/** What a report speaks of. */
public enum ReportCode {
    /** The file could not be read, as a whole or from some place on. */
    UNREADABLE(Weight.ERROR),
    /** It is more than is read: too long, too deep, too many. */
    TOO_MUCH(Weight.ERROR),
    /** Nobody says anything. */
    NO_MESSAGES(Weight.ERROR),
    /** Nobody is named who says it. */
    NO_SPEAKERS(Weight.ERROR),
    /** The conversation was not kept: a rule, the tenant's guard or what is stored already forbids it. */
    NOT_KEPT(Weight.ERROR),

    /** The text was in another encoding than UTF-8, by all appearances. */
    ENCODING_GUESSED(Weight.WARNING),
    /** Bytes or characters that cannot be text became U+FFFD. */
    REPLACED_BYTES(Weight.WARNING),
    ONE_SPEAKER(Weight.WARNING),
    /** More than a fifth of the messages have fewer than three characters. */
    SHORT_MESSAGES(Weight.WARNING),
    LONG_NAME(Weight.WARNING),
    /** A name that tells nothing, such as "Speaker 1". */
    GENERIC_NAME(Weight.WARNING),
    /** Fewer than half of the messages have a time of their own. */
    FEW_TIMES(Weight.WARNING),
    /** Longer than three hours by the times of a recording. */
    LONG_DURATION(Weight.WARNING),
    /** The same id or conversation stands twice. */
    DUPLICATE_ID(Weight.WARNING),
    TIMES_OUT_OF_ORDER(Weight.WARNING),
    /** A time that is none was left out. */
    BAD_TIME(Weight.WARNING),
    /** Times were spread evenly between marks. */
    ESTIMATED_TIMES(Weight.WARNING),
    /** A value was shortened or left out to fit. */
    SHORTENED(Weight.WARNING),
    /** Other branches of a conversation were left aside. */
    OTHER_BRANCHES(Weight.WARNING),
    /** Something else about the file that one should know. */
    REMARK(Weight.WARNING),

    /** A message without anything in it. */
    EMPTY(Weight.SKIPPED),
    /** It stood there before. */
    REPEATED(Weight.SKIPPED),
    /** Not in the form that it should have. */
    MALFORMED(Weight.SKIPPED),
    /** A file of an archive, or a line, that is no part of any conversation. */
    NOT_A_MESSAGE(Weight.SKIPPED),
    /** A message of a branch that was left. */
    OTHER_BRANCH(Weight.SKIPPED);

    /** How much it matters. */
    public enum Weight {
        ERROR,
        WARNING,
        SKIPPED
    }

    private final Weight weight;

    ReportCode(Weight weight) {
        this.weight = weight;
    }

    public Weight weight() {
        return weight;
    }

    /** The lower-case name that is shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
