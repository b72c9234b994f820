package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.ReadSpaces;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A step in the life of a tenant's space, taken at the command line. */
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
abstract class SpaceStep implements Callable<Integer> {
    @ParentCommand
    private SpacesCommand spaces;

    @Option(names = "--tenant", paramLabel = "SLUG", required = true, description = "the tenant")
    private String slug;

    @Mixin
    private Answer answer;

    @Override
    public Integer call() {
        try (Administration administration = Administration.open(spaces.settings())) {
            Tenant tenant = administration.tenancy().manageTenants().readBySlug(Environment.operator(), new Slug(slug));
            take(administration.spaces(), administration.adminOf(tenant), answer);
            return 0;
        }
    }

    abstract void take(SpacesWiring wiring, Caller admin, Answer out);

    /** A space as a step leaves it. */
    record Shown(UUID id, String model, int dimension, String state) {
        static Shown of(EmbeddingSpace space) {
            return new Shown(
                    space.id().value(),
                    space.model(),
                    space.dimension(),
                    space.state().word());
        }

        @Override
        public String toString() {
            return model + " (" + dimension + " dimensions, " + id + ")";
        }
    }

    /**
     * The space that somebody names.
     *
     * @param name its id, its model, or model:dimension where the model has several
     * @throws RefusedException naming the spaces there are
     */
    static SpaceId find(SpacesWiring wiring, Caller admin, String name) {
        List<EmbeddingSpace> all = wiring.useCases().readSpaces().read(admin).stream()
                .map(ReadSpaces.State::space)
                .toList();
        List<EmbeddingSpace> named = all.stream()
                .filter(space -> name.equals(space.id().toString())
                        || name.equals(space.model())
                        || name.equals(space.model() + ":" + space.dimension()))
                .toList();
        if (named.size() != 1) {
            throw RefusedException.invalid(
                    "/space",
                    (named.isEmpty() ? "There is no space " : "There are several spaces ") + name + ". There are: "
                            + String.join(
                                    ", ",
                                    all.stream()
                                            .map(space -> space.model() + ":" + space.dimension())
                                            .toList())
                            + ".");
        }
        return named.getFirst().id();
    }
}
