package io.azurecredentials.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.azurecredentials.emulator.tls.CertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server in Entra's place may try (attack 9). */
class KeyDocumentsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final byte[] DOCUMENT = "{\"keys\":[]}".getBytes(UTF_8);

    private final CertificateAuthority authority = new CertificateAuthority();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpsServer server = server();
    private final KeyDocuments documents;

    KeyDocumentsIT(@TempDir Path folder) throws IOException {
        Path bundle = Files.writeString(folder.resolve("ca.pem"), authority.pem());
        documents = documents(Optional.of(bundle));
    }

    @AfterEach
    void stop() {
        over.countDown();
        documents.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_document_is_handed_on_as_it_is() {
        serve(exchange -> answer(exchange, 200, DOCUMENT));

        assertThat(documents.fetch(source())).isEqualTo(DOCUMENT);
    }

    @Test
    void a_certificate_of_nobody_we_trust_ends_it() {
        serve(exchange -> answer(exchange, 200, DOCUMENT));
        try (KeyDocuments trusting = documents(Optional.empty())) {
            assertThatThrownBy(() -> trusting.fetch(source()))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void no_redirect_is_followed() {
        for (String place : List.of("http://169.254.169.254/", source() + "/elsewhere")) {
            serve(
                    exchange -> {
                        exchange.getResponseHeaders().set("Location", place);
                        answer(exchange, 302, new byte[0]);
                    });
            assertThatThrownBy(() -> documents.fetch(source())).isInstanceOf(HttpRefusal.class);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_is_too_long_counts_as_no_answer_whether_or_not_it_says_so() {
        byte[] huge = ("{\"keys\":[\"" + "A".repeat(10 << 20) + "\"]}").getBytes(UTF_8);
        serve(exchange -> answer(exchange, 200, huge));
        fails();
        serve(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(huge);
                    exchange.close();
                });
        fails();
    }

    @Test
    void what_is_packed_is_not_unpacked() {
        serve(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    answer(exchange, 200, packed(new byte[100 << 20]));
                });
        fails();
    }

    @Test
    void what_is_no_json_counts_as_no_answer() {
        for (String page : List.of("<html>Sign in</html>", "{\"keys\":[", "no")) {
            serve(exchange -> answer(exchange, 200, page.getBytes(UTF_8)));
            fails();
        }
    }

    @Test
    void a_body_that_drips_is_not_waited_for() {
        serve(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream body = exchange.getResponseBody();
                    while (!awaited(Duration.ofMillis(100))) {
                        body.write('{');
                        body.flush();
                    }
                });
        failsInTime();
    }

    @Test
    void headers_that_do_not_come_are_not_waited_for() {
        serve(_ -> awaited(Duration.ofMinutes(1)));
        failsInTime();
    }

    private void failsInTime() {
        long started = System.nanoTime();
        fails();
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(PATIENCE.multipliedBy(5));
    }

    private void fails() {
        assertThatThrownBy(() -> documents.fetch(source()))
                .isInstanceOf(UncheckedIOException.class);
    }

    private KeyDocuments documents(Optional<Path> bundle) {
        return new KeyDocuments(new Route(Network.direct()), Trust.with(bundle), PATIENCE);
    }

    private URI source() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/keys");
    }

    private boolean awaited(Duration time) {
        try {
            return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void serve(HttpHandler handler) {
        server.removeContext("/");
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    handler.handle(exchange);
                });
    }

    private HttpsServer server() {
        try {
            HttpsServer made =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(threads);
            made.setHttpsConfigurator(
                    new HttpsConfigurator(authority.serverContext(List.of("localhost"))));
            made.createContext("/", HttpExchange::close);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] packed(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        }
        return packed.toByteArray();
    }
}
