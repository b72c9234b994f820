package dev.commonplace.persistence.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.conversations.AppendMessages;
import dev.commonplace.application.conversations.ConversationUseCases;
import dev.commonplace.application.conversations.CreateConversation;
import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationCounters;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.ConversationSource;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageDetails;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.fixtures.guard.AtSignDetectPersonalData;
import dev.commonplace.fixtures.shared.LibraryContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.OpenJooqLibrary;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many write into one conversation at the same time. */
@Timeout(120)
class ConcurrentAppendTest extends LibraryContract {
    private static final int WRITERS = 8;
    private static final int BATCHES = 12;
    private static final int BATCH = 7;

    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }

    @Test
    void places_have_no_gaps_nobody_is_lost_and_no_batch_is_torn_apart() throws Exception {
        Caller caller = caller();
        ConversationUseCases talks = talks();
        Conversation talk = begin(talks, caller);

        together(writer -> {
            for (int batch = 0; batch < BATCHES; batch++) {
                talks.append().append(caller, talk.id(), batch(writer, batch));
                if (batch % 3 == 0) {
                    // The same again, as after an answer that was lost.
                    assertThat(talks.append()
                                    .append(caller, talk.id(), batch(writer, batch))
                                    .created())
                            .isZero();
                }
            }
        });

        int all = WRITERS * BATCHES * BATCH;
        List<Message> messages = talks.readMessages()
                .list(caller, talk.id(), MessageRange.from(0, 1_000))
                .messages();
        assertThat(messages).extracting(Message::sequence).containsExactlyElementsOf(range(0, all));
        for (int first = 0; first < all; first += BATCH) {
            String batch = messages.get(first).content().substring(0, 6);
            List<String> expected =
                    IntStream.range(0, BATCH).mapToObj(i -> batch + i).toList();
            assertThat(messages.subList(first, first + BATCH))
                    .extracting(Message::content)
                    .isEqualTo(expected);
        }
        assertThat(messages).extracting(Message::content).doesNotHaveDuplicates();
        Conversation after = talks.read().read(caller, talk.id());
        assertThat(after.nextSequence()).isEqualTo(all);
        assertThat(after.counters()).isEqualTo(new ConversationCounters(all, all, WRITERS));
        assertThat(talks.read().participants(caller, talk.id())).hasSize(WRITERS);
    }

    @Test
    void the_same_batch_of_many_at_once_is_kept_once() throws Exception {
        Caller caller = caller();
        ConversationUseCases talks = talks();
        Conversation talk = begin(talks, caller);
        List<Integer> created = new ArrayList<>();

        together(writer -> {
            AppendMessages.Outcome outcome = talks.append().append(caller, talk.id(), batch(0, 0));
            synchronized (created) {
                created.add(outcome.created());
            }
        });

        assertThat(created).hasSize(WRITERS).containsOnly(0, BATCH).containsOnlyOnce(BATCH);
        assertThat(talks.read().read(caller, talk.id()).counters())
                .isEqualTo(new ConversationCounters(BATCH, BATCH, 1));
    }

    private interface Writing {
        void write(int writer);
    }

    private static void together(Writing writing) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Boolean>> tasks = IntStream.range(0, WRITERS)
                    .<Callable<Boolean>>mapToObj(writer -> () -> {
                        writing.write(writer);
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : writers.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    /** Content such as {@code w3b07-4}: writer, batch and place in it. */
    private static List<NewMessage> batch(int writer, int batch) {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> {
                    String name = "w%db%02d-%d".formatted(writer, batch, i);
                    return new NewMessage(
                            Optional.of(name),
                            Speaker.named("Writer " + writer),
                            name,
                            MessageDetails.of(MessageRole.PARTICIPANT));
                })
                .toList();
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private ConversationUseCases talks() {
        Clock clock = Clock.systemUTC();
        TenantGuards guards = new TenantGuards(library.get().guard(), new AtSignDetectPersonalData(), clock);
        return ConversationUseCases.of(
                library.get().conversations(),
                guards,
                FollowUps.NONE,
                new Auditor(library.get().ids(), clock),
                library.get().ids(),
                clock);
    }

    private static Conversation begin(ConversationUseCases talks, Caller caller) {
        return talks.create()
                .create(
                        caller,
                        CreateConversation.Command.hidden(
                                ConversationDetails.of("A talk", ConversationKind.MEETING, ConversationSource.API)));
    }

    private Caller caller() {
        Actor actor = new Actor(Actor.Kind.API_KEY, "a-key", Optional.empty());
        return new Caller(newTenant(), Role.EDITOR, actor, Origin.INSIDE);
    }
}
