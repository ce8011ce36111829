package io.azurecredentials.cluster.control;

import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.store.Store;
import io.azurecredentials.cluster.store.Subscription;
import io.azurecredentials.cluster.write.Objects;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/** Runs all controllers until the store is closed. */
public final class Controllers {

    private static final System.Logger LOG = System.getLogger(Controllers.class.getName());
    private static final Duration UNTIL_LOOKING_UP = Duration.ofSeconds(1);

    private Controllers() {}

    /** Starts them; they see every change from now on. */
    public static void start(Store store, Catalogue catalogue, Objects objects) {
        startOfServer(store, catalogue, objects);
        List.of(
                        new NamespaceController(catalogue, objects),
                        new AccountController(catalogue, objects),
                        new AggregationController(catalogue, objects),
                        new PolicyController(catalogue, objects),
                        new GarbageCollector(catalogue, objects))
                .forEach(controller -> start(store, controller));
    }

    /** Starts the one that is part of the API server, as where there is no controller-manager. */
    public static void startOfServer(Store store, Catalogue catalogue, Objects objects) {
        start(store, new DefinitionController(store, catalogue, objects));
    }

    private static void start(Store store, Controller controller) {
        Subscription feed = store.feed();
        Thread.ofVirtual()
                .name(controller.getClass().getSimpleName())
                .start(() -> run(controller, feed));
    }

    private static void run(Controller controller, Subscription feed) {
        try (feed) {
            while (!feed.ended()) {
                Change change = feed.next(UNTIL_LOOKING_UP);
                if (change != null) {
                    react(controller, change);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a controller wanted to write may be gone by then; that is as good as written. */
    private static void react(Controller controller, Change change) {
        try {
            controller.on(change);
        } catch (ApiException e) {
            LOG.log(Level.DEBUG, change.key() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, change.key().toString(), e);
        }
    }
}
