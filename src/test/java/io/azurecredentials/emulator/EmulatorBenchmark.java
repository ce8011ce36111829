package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Measures starting, Graph writes and token requests, through proxy and TLS. */
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

    /**
     * A figure.
     *
     * @param reference what something that does nothing but the unavoidable reached in the same run
     */
    public record Measured(String metric, String unit, double value, OptionalDouble reference) {}

    /** Measures everything once; takes about half a minute. */
    public static List<Measured> run() {
        List<Measured> figures = new ArrayList<>();
        long start = System.nanoTime();
        try (Emulator emulator = Emulator.start()) {
            figures.add(plain("start, first", "ms", seconds(start) * 1000));
            EmulatorBenchmark benchmark = new EmulatorBenchmark(emulator);
            benchmark.writes(WRITES);
            figures.add(
                    compared(
                            "Graph writes, proxy and TLS; reference: bare server",
                            benchmark.writes(WRITES),
                            Bare.requests(benchmark)));
            figures.add(
                    compared(
                            "token requests; reference: signatures, one core",
                            benchmark.tokens(),
                            Bare.signatures()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        start = System.nanoTime();
        Emulator.start().close();
        figures.add(plain("start, warm", "ms", seconds(start) * 1000));
        figures.add(plain("Graph writes without sockets, one core", "1/s", offline()));
        return figures;
    }

    private static Measured plain(String metric, String unit, double value) {
        return new Measured(metric, unit, value, OptionalDouble.empty());
    }

    private static Measured compared(String metric, double value, double reference) {
        return new Measured(metric, "1/s", value, OptionalDouble.of(reference));
    }

    private static double offline() {
        OfflineAzure azure = OfflineAzure.standard();
        OfflineAzure.Session graph = azure.graph();
        for (int i = 0; i < WRITES; i++) {
            graph.createApplication("warm-" + i);
        }
        long start = System.nanoTime();
        for (int i = 0; i < WRITES; i++) {
            graph.createApplication("app-" + i);
        }
        return WRITES / seconds(start);
    }

    /** What the same machine does without the emulator. */
    private static final class Bare {

        private static final int SIGNATURES = 2_000;

        /** Requests to a server of the JDK that only says yes, without TLS. */
        static double requests(EmulatorBenchmark benchmark) throws Exception {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", Bare::yes);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            HttpRequest request =
                    HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("{}")).build();
            try {
                benchmark.rate(WRITES, request, HttpClient::newHttpClient);
                return benchmark.rate(WRITES, request, HttpClient::newHttpClient);
            } finally {
                server.stop(0);
            }
        }

        private static void yes(HttpExchange exchange) throws IOException {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("{}".getBytes(US_ASCII));
            }
        }

        /** RSA signatures, of which every token needs one. */
        static double signatures() throws GeneralSecurityException {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.generateKeyPair().getPrivate());
            long bytes = 0;
            long start = System.nanoTime();
            for (int i = 0; i < SIGNATURES; i++) {
                signature.update((byte) i);
                bytes += signature.sign().length;
            }
            if (bytes == 0) {
                throw new IllegalStateException("nothing was signed");
            }
            return SIGNATURES / seconds(start);
        }
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
        return rate(number, request, sdk::http);
    }

    private double rate(int number, HttpRequest request, Supplier<HttpClient> http)
            throws Exception {
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                done.add(clients.submit(() -> send(number / CLIENTS, request, http.get())));
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

    private static int send(int number, HttpRequest request, HttpClient http)
            throws IOException, InterruptedException {
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
}
