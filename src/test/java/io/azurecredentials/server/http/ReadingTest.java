package io.azurecredentials.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.session.token.AddressRange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, reading them ends in a request or in a refusal; and never in two. */
class ReadingTest {
    private static final int ROUNDS = 40_000;
    private static final List<String> SEEDS =
            List.of(
                    "GET /v1/sys/health?standbyok=true HTTP/1.1\r\nHost: x\r\n\r\n",
                    "PUT /v1/auth/azure/login HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nX-Vault-Namespace: a\r\n\r\n{\"a\":\"b\"}",
                    "POST /v1/sys/leases/renew/azure%2Fcreds HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n5\r\n:\"b\"}\r\n0\r\n\r\n",
                    "LIST /v1/azure/roles/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer fake\r\nX-Vault-Token: fake\r\nExpect: 100-continue\r\n\r\n");
    private static final List<String> INSERTS =
            List.of(
                    "\r\n",
                    "\n",
                    "\r",
                    " ",
                    "\t",
                    "\0",
                    ":",
                    "%",
                    "%2f",
                    "..",
                    "//",
                    ";",
                    "chunked",
                    "Content-Length: 5\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "0",
                    "ffffffff",
                    "-1",
                    "\u00ff");

    /** What was read, and how far. */
    private record Outcome(Optional<Incoming> incoming, int status, int taken) {}

    @Test
    void no_mutation_of_a_request_makes_reading_fail() {
        Random dice = new Random(20261122);
        int understood = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes =
                    mutated(SEEDS.get(dice.nextInt(SEEDS.size())), dice).getBytes(ISO_8859_1);
            understood += read(bytes).incoming().isPresent() ? 1 : 0;
        }
        assertThat(understood).isBetween(ROUNDS / 50, ROUNDS);
    }

    @Test
    void how_the_bytes_are_cut_into_pieces_does_not_matter() {
        Random dice = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String text = mutated(SEEDS.get(dice.nextInt(SEEDS.size())), dice);
            byte[] bytes = text.getBytes(ISO_8859_1);
            assertThat(inPieces(bytes)).isEqualTo(read(bytes).status());
        }
    }

    private static String mutated(String seed, Random dice) {
        StringBuilder text = new StringBuilder(seed);
        for (int n = dice.nextInt(3); n >= 0; n--) {
            int at = dice.nextInt(text.length());
            switch (dice.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) dice.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, INSERTS.get(dice.nextInt(INSERTS.size())));
                case 3 ->
                        text.insert(
                                at,
                                text.substring(at, Math.min(text.length(), at + dice.nextInt(40))));
                default -> text.delete(at, Math.min(text.length(), at + dice.nextInt(10)));
            }
            if (text.isEmpty()) {
                text.append('G');
            }
        }
        return text.toString();
    }

    private static Outcome read(byte[] bytes) {
        HeadBuffer buffer = new HeadBuffer();
        try {
            int at = buffer.feed(bytes, 0);
            return buffer.isComplete()
                    ? body(buffer.head(), bytes, at)
                    : new Outcome(Optional.empty(), 0, at);
        } catch (Refused e) {
            return new Outcome(Optional.empty(), e.reply().status(), 0);
        }
    }

    private static Outcome body(Head head, byte[] bytes, int from) {
        Framing framing = Framing.of(head);
        Chunks chunks = new Chunks();
        int taken = framing.chunked() ? chunks.feed(bytes, from) : framing.length();
        if (framing.chunked() ? !chunks.isComplete() : from + taken > bytes.length) {
            return new Outcome(Optional.empty(), 0, from);
        }
        byte[] body =
                framing.chunked() ? chunks.body() : Arrays.copyOfRange(bytes, from, from + taken);
        Callers callers =
                new Callers(
                        AddressRange.address("10.0.0.1").orElseThrow(),
                        List::of,
                        () -> false,
                        new ForwardedFor(List.of()),
                        _ -> true,
                        () -> "id",
                        "default");
        return new Outcome(Optional.of(callers.read(head, Body.of(body))), 200, from + taken);
    }

    /** A byte at a time. */
    private static int inPieces(byte[] bytes) {
        HeadBuffer buffer = new HeadBuffer();
        Chunks chunks = new Chunks();
        try {
            int at = 0;
            while (at < bytes.length && !buffer.isComplete()) {
                buffer.feed(new byte[] {bytes[at++]}, 0);
            }
            if (!buffer.isComplete()) {
                return 0;
            }
            Framing framing = Framing.of(buffer.head());
            if (!framing.chunked()) {
                return at + framing.length() > bytes.length ? 0 : 200;
            }
            while (at < bytes.length && !chunks.isComplete()) {
                chunks.feed(new byte[] {bytes[at++]}, 0);
            }
            return chunks.isComplete() ? 200 : 0;
        } catch (Refused e) {
            return e.reply().status();
        }
    }
}
