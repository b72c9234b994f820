package dev.commonplace.bootstrap;

import dev.commonplace.application.answers.CompleteChat;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.topics.AnalyseTopics;
import dev.commonplace.application.topics.FollowGraph;
import dev.commonplace.application.topics.ImproveTopics;
import dev.commonplace.application.topics.ReadGraph;
import dev.commonplace.application.topics.RelateNodes;
import dev.commonplace.application.topics.RequestAnalysis;
import dev.commonplace.models.openai.JacksonReadJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The graphs of conversations: reading, and the jobs that keep them. */
record TopicsWiring(
        ReadGraph readGraph,
        RequestAnalysis requestAnalysis,
        AnalyseTopics analyseTopics,
        List<JobHandler> jobHandlers) {

    /** @param chat finds better words; empty where no chat model is configured */
    static TopicsWiring of(Storage storage, Optional<CompleteChat> chat, Platform platform) {
        RelateNodes relate = new RelateNodes(storage.topics(), platform.ids());
        FollowGraph follow = chat.<FollowGraph>map(
                        model -> (id, now) -> List.of(ImproveTopics.job(platform.ids(), id, now)))
                .orElse(FollowGraph.NOBODY);
        List<JobHandler> handlers = new ArrayList<>();
        AnalyseTopics analyse = new AnalyseTopics(storage.topics(), relate, follow, platform.ids(), platform.clock());
        handlers.add(analyse);
        handlers.add(relate);
        chat.ifPresent(model -> handlers.add(new ImproveTopics(
                storage.topics(), model, new JacksonReadJson(), platform.auditor(), platform.ids(), platform.clock())));
        return new TopicsWiring(
                new ReadGraph(storage.topics()),
                new RequestAnalysis(storage.topics(), platform.auditor(), platform.ids(), platform.clock()),
                analyse,
                List.copyOf(handlers));
    }
}
