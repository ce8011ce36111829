package io.azurecredentials.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Measures starting, Graph writes and token requests through proxy and TLS; prints a table. */
public final class EmulatorBenchmark {

    private static final int WRITES = 20_000;
    private static final int TOKENS = 2_000;
    private static final int CLIENTS = 8;

    private final Emulator emulator;
    private final Sdk sdk;

    private EmulatorBenchmark(Emulator emulator) {
        this.emulator = emulator;
        this.sdk = new Sdk(emulator);
    }

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        try (Emulator emulator = Emulator.start()) {
            print("start, cold JVM", "ms", (System.nanoTime() - start) / 1e6);
            EmulatorBenchmark benchmark = new EmulatorBenchmark(emulator);
            benchmark.writes(WRITES);
            print("Graph writes over TLS, client in the same JVM", "1/s", benchmark.writes(WRITES));
            print("token requests", "1/s", benchmark.tokens());
        }
        start = System.nanoTime();
        Emulator.start().close();
        print("start, warm JVM", "ms", (System.nanoTime() - start) / 1e6);
        offline();
    }

    private static void offline() {
        OfflineAzure azure = OfflineAzure.standard();
        OfflineAzure.Session graph = azure.graph();
        for (int i = 0; i < WRITES; i++) {
            graph.createApplication("warm-" + i);
        }
        long start = System.nanoTime();
        for (int i = 0; i < WRITES; i++) {
            graph.createApplication("app-" + i);
        }
        print("Graph writes without sockets, one core", "1/s", WRITES / seconds(start));
    }

    private double writes(int number) throws Exception {
        String token = sdk.token(sdk.root(), "https://graph.microsoft.com/.default");
        return rate(
                number,
                HttpRequest.newBuilder(URI.create("https://graph.microsoft.com/v1.0/applications"))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{\"displayName\":\"bench\"}"))
                        .build());
    }

    private double tokens() throws Exception {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=https%%3A%%2F%%2Fgraph.microsoft.com%%2F.default"
                        .formatted(
                                emulator.world().root().clientID(),
                                emulator.world().root().clientSecret());
        String url =
                "https://login.microsoftonline.com/"
                        + emulator.world().tenantID()
                        + "/oauth2/v2.0/token";
        return rate(
                TOKENS,
                HttpRequest.newBuilder(URI.create(url))
                        .POST(BodyPublishers.ofString(form))
                        .build());
    }

    private double rate(int number, HttpRequest request) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                done.add(clients.submit(() -> send(number / CLIENTS, request)));
            }
            for (Future<Integer> future : done) {
                int failed = future.get(5, TimeUnit.MINUTES);
                if (failed > 0) {
                    throw new IllegalStateException(failed + " requests failed");
                }
            }
        }
        return number / seconds(start);
    }

    private int send(int number, HttpRequest request) throws IOException, InterruptedException {
        HttpClient http = sdk.http();
        int failed = 0;
        for (int i = 0; i < number; i++) {
            int status = http.send(request, BodyHandlers.ofString()).statusCode();
            failed += status >= 300 ? 1 : 0;
        }
        return failed;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String metric, String unit, double value) {
        System.out.printf("%-50s %10.0f %s%n", metric, value, unit);
    }
}
