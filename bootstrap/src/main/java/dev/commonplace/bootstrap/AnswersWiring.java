package dev.commonplace.bootstrap;

import dev.commonplace.application.answers.AnswerQuestion;

/** The use case of answers. */
record AnswersWiring(AnswerQuestion answerQuestion) {

    static AnswersWiring of(Storage storage, SearchWiring search, ModelsWiring models, Platform platform) {
        return new AnswersWiring(new AnswerQuestion(
                search.searchLibrary(),
                storage.answers(),
                models.tokenizer(),
                models.embeddingModels(),
                models.chat(),
                platform.auditor(),
                platform.ids(),
                platform.clock()));
    }
}
