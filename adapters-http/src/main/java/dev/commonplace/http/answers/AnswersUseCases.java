package dev.commonplace.http.answers;

import dev.commonplace.application.answers.AnswerQuestion;

/** What the route of answers calls. */
public record AnswersUseCases(AnswerQuestion answerQuestion) {}
