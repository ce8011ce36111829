package io.azurecredentials.benchmark;

import io.azurecredentials.process.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;

/**
 * What logging in costs, over TLS and on one core, held against the least that the same server can
 * do. The callers, the API server and Azure share the other cores, so of service tokens it says
 * what they all reach together; the computing time is the server's alone.
 *
 * <p>Everything is measured in rounds, one of each after the other, and the median counts: whatever
 * else the machine does meets all of them.
 */
final class LoginFigures {
    private static final int ROUNDS = 5;
    private static final int STARTS = 3;
    private static final double OFFERED = 0.3;
    private static final int GARBAGE = 9;

    /** Connections of the garbage: nearly as many as one peer may have. */
    private static final int FLOOD = 200;

    private final Path folder;
    private final Duration time;

    /**
     * @param time of each round; the first, which does not count, takes five times as long
     */
    LoginFigures(Path folder, Duration time) {
        this.folder = folder;
        this.time = time;
    }

    List<Figure> run() {
        try (Installation installation = Installation.start(folder)) {
            return run(installation);
        }
    }

    List<Figure> run(Installation installation) {
        LoginScene scene = new LoginScene(installation);
        scene.prepare();
        LoginAsks asks = new LoginAsks(scene.namespace(), scene.jwt());
        Cores.leaveFirst();
        List<Figure> figures = new ArrayList<>();
        double first = first(installation, scene, asks);
        figures.add(Figure.of("first login of a process, median of 3", "ms", first));
        double capacity;
        try (ServerProcess server = start(installation, asks, false)) {
            Map<String, List<Measured>> all = atOnce(new Load(scene.client(), server), asks);
            figures.addAll(logins(all));
            figures.addAll(refusals(all));
            capacity = median(all, LoginAsks.BATCH, Measured::perSecond);
        }
        try (ServerProcess server = start(installation, asks, true)) {
            Load load = new Load(scene.client(), server);
            load.atOnce(List.of(asks.batch()), time.multipliedBy(ROUNDS));
            figures.addAll(beside(load, asks, capacity));
        }
        return figures;
    }

    /**
     * @param slowing whether garbage is slowed down, as it is in a replica; what a refusal costs is
     *     seen without
     */
    private ServerProcess start(Installation installation, LoginAsks asks, boolean slowing) {
        return ServerProcess.start(
                installation.environment("server"),
                folder.resolve("server.log"),
                installation.azure().world().tenantID(),
                asks.keyID(),
                Boolean.toString(slowing));
    }

    /** Nobody was there before: keys, classes and answers have to be had. */
    private double first(Installation installation, LoginScene scene, LoginAsks asks) {
        List<Measured> all = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (ServerProcess server = start(installation, asks, true)) {
                all.add(new Load(scene.client(), server).once(asks.batch()));
            }
        }
        return Measured.median(all, Measured::p50);
    }

    private Map<String, List<Measured>> atOnce(Load load, LoginAsks asks) {
        Map<String, List<Ask>> kinds = new LinkedHashMap<>();
        kinds.put("bare", List.of(asks.bare()));
        kinds.put(LoginAsks.BATCH, List.of(asks.batch()));
        kinds.put(LoginAsks.SERVICE, asks.service());
        kinds.put("empty", List.of(asks.empty()));
        kinds.put("noToken", List.of(asks.noToken()));
        kinds.put("otherAudience", List.of(asks.otherAudience()));
        kinds.put("unknownKey", List.of(asks.unknownKey()));
        kinds.put("forged", List.of(asks.forged()));
        Map<String, List<Measured>> all = new LinkedHashMap<>();
        kinds.forEach((_, ask) -> load.atOnce(ask, time.multipliedBy(ROUNDS)));
        for (int i = 0; i < ROUNDS; i++) {
            kinds.forEach(
                    (name, ask) ->
                            all.computeIfAbsent(name, _ -> new ArrayList<>())
                                    .add(load.atOnce(ask, time)));
        }
        return all;
    }

    private static List<Figure> logins(Map<String, List<Measured>> all) {
        List<Figure> figures = new ArrayList<>();
        for (String kind : List.of(LoginAsks.BATCH, LoginAsks.SERVICE)) {
            String name = kind.equals(LoginAsks.BATCH) ? "batch" : "service, a write each";
            figures.add(against(all, kind, name + ": logins", "1/s", Measured::perSecond));
            figures.add(against(all, kind, name + ": server's CPU", "us", Measured::cpuMicros));
            figures.add(against(all, kind, name + ": p50, 8 callers", "ms", Measured::p50));
            figures.add(against(all, kind, name + ": p99, 8 callers", "ms", Measured::p99));
            figures.add(against(all, kind, name + ": share of the core", "%", Measured::share));
        }
        return figures;
    }

    private static List<Figure> refusals(Map<String, List<Measured>> all) {
        double empty = median(all, "empty", Measured::cpuMicros);
        double login = median(all, LoginAsks.BATCH, Measured::cpuMicros);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("empty request: server's CPU", "us", empty, login));
        for (String kind : List.of("noToken", "otherAudience", "unknownKey", "forged")) {
            double more = median(all, kind, Measured::cpuMicros) - empty;
            figures.add(Figure.of("refused, " + kind + ": CPU above empty", "us", more, login));
        }
        return figures;
    }

    /** The reference of one is the same alone. */
    private List<Figure> beside(Load load, LoginAsks asks, double capacity) {
        List<Measured> alone = new ArrayList<>();
        List<Measured> crowded = new ArrayList<>();
        List<Measured> garbage = new ArrayList<>();
        double rate = OFFERED * capacity;
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(load.offered(2 * Load.CROWD, List.of(asks.batch()), rate, time));
            CompletableFuture<Measured> others =
                    CompletableFuture.supplyAsync(
                            () -> load.offered(FLOOD, asks.garbage(), GARBAGE * rate, time));
            crowded.add(load.offered(2 * Load.CROWD, List.of(asks.batch()), rate, time));
            garbage.add(others.join());
        }
        return List.of(
                Figure.of("logins at 30 % of capacity, offered", "1/s", rate),
                Figure.of(
                        "p50 with nine times as much garbage",
                        "ms",
                        Measured.median(crowded, Measured::p50),
                        Measured.median(alone, Measured::p50)),
                Figure.of(
                        "p99 with nine times as much garbage",
                        "ms",
                        Measured.median(crowded, Measured::p99),
                        Measured.median(alone, Measured::p99)),
                Figure.of(
                        "garbage answered meanwhile; reference: offered",
                        "1/s",
                        Measured.median(garbage, Measured::perSecond),
                        GARBAGE * rate));
    }

    private static Figure against(
            Map<String, List<Measured>> all,
            String kind,
            String metric,
            String unit,
            ToDoubleFunction<Measured> figure) {
        return Figure.of(metric, unit, median(all, kind, figure), median(all, "bare", figure));
    }

    private static double median(
            Map<String, List<Measured>> all, String kind, ToDoubleFunction<Measured> figure) {
        return Measured.median(all.getOrDefault(kind, List.of()), figure);
    }
}
