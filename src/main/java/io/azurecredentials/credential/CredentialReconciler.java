package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Problem;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.Pause;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Hands an AzureCredential to {@link Passes} and tells the framework when to come back. */
@ControllerConfiguration(name = "azurecredential", finalizerName = FactsGatherer.FINALIZER)
public final class CredentialReconciler
        implements Reconciler<AzureCredential>, Cleaner<AzureCredential> {
    /** After a race the caches need a moment. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Passes passes;
    private final Clock clock;
    private final References references = new References();
    private volatile Supplier<Stream<AzureCredential>> known = Stream::empty;

    /** Nothing is read or written yet. */
    public CredentialReconciler(Passes passes, Clock clock) {
        this.passes = passes;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, AzureCredential>> prepareEventSources(
            EventSourceContext<AzureCredential> context) {
        known = context.getPrimaryCache()::list;
        return references.sources(context);
    }

    /** All credentials that exist, as far as has been heard. */
    public Stream<AzureCredential> known() {
        return known.get();
    }

    @Override
    public UpdateControl<AzureCredential> reconcile(
            AzureCredential credential, Context<AzureCredential> context) {
        Outcome outcome = pass(credential, context);
        return UpdateControl.<AzureCredential>noUpdate().rescheduleAfter(delay(outcome));
    }

    @Override
    public DeleteControl cleanup(AzureCredential credential, Context<AzureCredential> context) {
        Outcome outcome = pass(credential, context);
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(delay(outcome).toMillis());
    }

    private Outcome pass(AzureCredential credential, Context<AzureCredential> context) {
        try {
            return passes.run(credential, it -> secret(it, context), references);
        } catch (RuntimeException e) {
            return new Outcome.Failed(Mishap.of(e));
        }
    }

    /** Every way out names the next deadline, or throws so that the framework spaces the tries. */
    private Duration delay(Outcome outcome) {
        return Pause.atLeast(
                switch (outcome) {
                    case Outcome.Resting(Instant until) ->
                            Pause.shorter(Duration.between(clock.instant(), until), Pause.RECHECK);
                    case Outcome.Failed(Problem problem) -> Pause.after(problem);
                    case Outcome.Raced _, Outcome.Moved _ -> MOMENT;
                    case Outcome.Finished _, Outcome.Gone _ -> Pause.RECHECK;
                });
    }

    /** By its name: copies of one may exist under names that we never gave. */
    private static Optional<Secret> secret(String name, Context<AzureCredential> context) {
        return context.getSecondaryResourcesAsStream(Secret.class)
                .filter(it -> it.getMetadata().getName().equals(name))
                .findFirst();
    }
}
