package dev.commonplace.http.embeddings;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which models there are, in which spaces a tenant's vectors live, and how these are searched. */
public final class EmbeddingRoutes {
    private record ModelJson(
            String name,
            int dimension,
            int tokensMax,
            boolean isDefault,
            @Nullable BigDecimal pricePerMillionTokens,
            @Nullable Integer textsPerMinute) {}

    private final EmbeddingsUseCases useCases;
    private final SpaceRoutes spaceRoutes;

    public EmbeddingRoutes(EmbeddingsUseCases useCases, RequestBodies bodies) {
        this.useCases = useCases;
        this.spaceRoutes = new SpaceRoutes(useCases, bodies);
    }

    public void register(Routes routes) {
        spaceRoutes.register(routes);
        routes.tenant(HandlerType.GET, "/v1/vector-indexes", (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            return Answer.ok(PageJson.whole(useCases.listVectorIndexes().list(caller), VectorIndexJson::of));
        });
        routes.anyone(HandlerType.GET, "/v1/embedding-models", (context, who) -> {
            QueryParameters.of(context).refuseOthers();
            String byDefault = useCases.models().byDefault().model().name();
            List<EmbedText> models = useCases.models().list().stream()
                    .map(model -> useCases.models().require(model.name()))
                    .toList();
            return Answer.ok(PageJson.whole(models, model -> json(model, byDefault)));
        });
    }

    private static ModelJson json(EmbedText model, String byDefault) {
        return new ModelJson(
                model.model().name(),
                model.model().dimension(),
                model.model().tokensMax(),
                model.model().name().equals(byDefault),
                model.terms().pricePerMillionTokens().orElse(null),
                model.terms().textsPerMinute().orElse(null));
    }
}
