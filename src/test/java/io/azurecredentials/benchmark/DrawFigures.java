package io.azurecredentials.benchmark;

import io.azurecredentials.client.Scene;
import io.azurecredentials.cluster.LocalCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What it costs to draw a credential over HTTP, to renew its lease and to give it back: clients
 * that each draw again as soon as they have one, then renew all of them, then give all back.
 * Clients, API server, Azure and the operator share the machine.
 *
 * <p>The yardstick for a draw is the same Azure calls made one after the other by a client that
 * does nothing else, with the second between proofs that Entra's replicas are given: what is above
 * that is the operator's, and the crowd's.
 */
final class DrawFigures {
    private final Path folder;
    private final int clients;
    private final int draws;

    /**
     * @param draws of each client
     */
    DrawFigures(Path folder, int clients, int draws) {
        this.folder = folder;
        this.clients = clients;
        this.draws = draws;
    }

    List<Figure> run() {
        try (Scene scene = Scene.open(folder, _ -> Map.of())) {
            double direct = new DirectCalls(scene.installation()).milliseconds();
            Crowd crowd = new Crowd(scene, clients);
            var _ = crowd.each(1, Drawer::draw);
            var _ = crowd.each(1, Drawer::revoke);
            Phase drawn = phase(scene, () -> crowd.each(draws, Drawer::draw));
            Phase renewed = phase(scene, () -> crowd.each(draws, Drawer::renew));
            Phase revoked = phase(scene, () -> crowd.each(draws, Drawer::revoke));
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.of(clients + " clients: draws", "1/s", drawn.took().perSecond()));
            figures.add(above("draw: p50 above Azure's own", drawn.took().p50(), direct));
            figures.add(above("draw: p99 above Azure's own", drawn.took().p99(), direct));
            figures.add(Figure.of("Kubernetes writes per draw", "", drawn.writes()));
            figures.addAll(others("renewal", renewed));
            figures.addAll(others("revocation", revoked));
            return figures;
        }
    }

    /** What many of a kind took, and how often each of them was written to Kubernetes. */
    private record Phase(Measured took, double writes) {}

    private Phase phase(Scene scene, Supplier<Measured> work) {
        LocalCluster cluster = scene.installation().cluster().own().orElseThrow();
        int before = cluster.requests().size();
        Measured took = work.get();
        long writes = cluster.requests().stream().skip(before).filter(Spine::isWriteOfOurs).count();
        return new Phase(took, (double) writes / (clients * draws));
    }

    private static Figure above(String metric, double took, double direct) {
        return Figure.of(metric, "ms", took - direct, direct);
    }

    private static List<Figure> others(String what, Phase phase) {
        return List.of(
                Figure.of(what + "s", "1/s", phase.took().perSecond()),
                Figure.of(what + ": p50", "ms", phase.took().p50()),
                Figure.of(what + ": p99", "ms", phase.took().p99()),
                Figure.of("Kubernetes writes per " + what, "", phase.writes()));
    }
}
