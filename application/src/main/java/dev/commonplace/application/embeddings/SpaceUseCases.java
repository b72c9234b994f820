package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;

/** Everything that can be done with embedding spaces, made together because every way leads to the same switch. */
public record SpaceUseCases(
        ReadSpaces readSpaces,
        CreateSpace createSpace,
        EstimateFill estimateFill,
        FillSpace fillSpace,
        ActivateSpace activateSpace,
        RollBackSpace rollBackSpace,
        DropSpace dropSpace,
        MoveToModel moveToModel,
        FillEmbeddingSpace fillEmbeddingSpace,
        DropEmbeddingSpace dropEmbeddingSpace) {

    /**
     * @param embedJobs makes the job that embeds a document
     * @param indexes what serves the searches of a space
     * @param nanoTime a clock for durations
     */
    public static SpaceUseCases of(
            Transactions<MoveWork> transactions,
            EmbeddingModels models,
            SwitchSpaces.EmbedJobs embedJobs,
            SpaceIndexes indexes,
            Auditor auditor,
            MakeId ids,
            Clock clock,
            LongSupplier nanoTime) {
        SwitchSpaces switchSpaces = new SwitchSpaces(embedJobs, indexes, auditor, ids, clock);
        CreateSpace createSpace = new CreateSpace(transactions, models, auditor, ids, clock);
        FillSpace fillSpace = new FillSpace(transactions, models, auditor, ids, clock);
        return new SpaceUseCases(
                new ReadSpaces(transactions, models),
                createSpace,
                new EstimateFill(transactions, models, nanoTime),
                fillSpace,
                new ActivateSpace(transactions, models, switchSpaces),
                new RollBackSpace(transactions, models, switchSpaces, fillSpace, ids),
                new DropSpace(transactions, indexes, auditor, ids, clock),
                new MoveToModel(transactions, models, createSpace, fillSpace, ids),
                new FillEmbeddingSpace(transactions, models, switchSpaces, ids, clock),
                new DropEmbeddingSpace(transactions, auditor));
    }

    /** The jobs by which the work is done. */
    public List<JobHandler> jobHandlers() {
        return List.of(fillEmbeddingSpace, dropEmbeddingSpace);
    }
}
