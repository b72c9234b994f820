package dev.commonplace.http.embeddings;

import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;

/** Which models there are, in which spaces a tenant's vectors live, and how these are searched. */
public final class EmbeddingRoutes {
    private record ModelJson(String name, int dimension, int tokensMax, boolean isDefault) {}

    private final EmbeddingsUseCases useCases;

    public EmbeddingRoutes(EmbeddingsUseCases useCases) {
        this.useCases = useCases;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, "/v1/embedding-spaces", (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return Answer.ok(PageJson.whole(useCases.spaces().readSpaces().read(caller), SpaceStateJson::of));
        });
        routes.tenant(HandlerType.GET, "/v1/vector-indexes", (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return Answer.ok(PageJson.whole(useCases.listVectorIndexes().list(caller), VectorIndexJson::of));
        });
        routes.anyone(HandlerType.GET, "/v1/embedding-models", (context, who) -> {
            QueryParameters.of(context).refuseOthers();
            String byDefault = useCases.models().byDefault().model().name();
            return Answer.ok(PageJson.whole(
                    useCases.models().list(),
                    model -> new ModelJson(
                            model.name(),
                            model.dimension(),
                            model.tokensMax(),
                            model.name().equals(byDefault))));
        });
    }
}
