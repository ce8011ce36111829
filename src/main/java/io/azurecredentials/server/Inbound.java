package io.azurecredentials.server;

import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Callers;
import io.azurecredentials.server.http.Chunks;
import io.azurecredentials.server.http.Framing;
import io.azurecredentials.server.http.Head;
import io.azurecredentials.server.http.HeadBuffer;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one whole request at a time, strictly and within its deadlines, and lays it down for {@link
 * Desk}. The library gets the barest request in its place: it need not understand what we have
 * understood, nor hold what is secret. Asked for the next one, we know that the last is answered.
 *
 * <p>A request whose end is not certain is refused here, and the connection ends.
 */
final class Inbound implements Supplier<byte[]> {
    private static final byte[] NOTHING = {};
    private static final int DRAINED = 256 * 1024;
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Connection connection;
    private final DataReader reader;
    private final DataWriter writer;
    private final Limits limits;
    private final Callers callers;
    private final BooleanSupplier many;
    private final BooleanSupplier draining;
    private byte[] bytes = NOTHING;
    private int at;
    private Duration patience;
    private boolean last;

    /**
     * @param many whether it carries the requests of others too, who must not wait for each other
     * @param draining whether the next request is to be the last
     */
    Inbound(
            Connection connection,
            DataReader reader,
            DataWriter writer,
            Limits limits,
            Callers callers,
            BooleanSupplier many,
            BooleanSupplier draining) {
        this.connection = connection;
        this.reader = reader;
        this.writer = writer;
        this.limits = limits;
        this.callers = callers;
        this.many = many;
        this.draining = draining;
        this.patience = limits.head();
    }

    @Override
    public byte @Nullable [] get() {
        if (last) {
            leaveOff();
            return null;
        }
        connection.rests(patience);
        rest();
        patience = limits.idle();
        try {
            return isAtEnd() ? null : next();
        } catch (Refused e) {
            refuse(e.reply());
            throw new CloseConnectionException("refused");
        } finally {
            connection.works();
        }
    }

    /** Waiting meanwhile as any other: it can be given up for somebody else. */
    private void rest() {
        Duration pause = connection.slowdown().pause(limits.rest());
        if (pause.isPositive() && !many.getAsBoolean()) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private byte[] next() {
        connection.awaits(limits.head());
        callers.count();
        HeadBuffer buffer = new HeadBuffer();
        while (!buffer.isComplete()) {
            fill();
            at += buffer.feed(bytes, at);
        }
        Head head = buffer.head();
        Framing framing = Framing.of(head);
        connection.awaits(limits.body());
        if (framing.hasBody() && framing.expectsContinue()) {
            writer.writeNow(BufferData.create(CONTINUE));
        }
        byte[] body = framing.chunked() ? chunks() : plain(framing.length());
        connection.lay(callers.read(head, Body.of(body)).from(this::lasts));
        last = framing.isLast() || draining.getAsBoolean();
        return Wire.request(last);
    }

    /** Whatever he sends before he is answered is kept until then. */
    private boolean lasts(Duration pause) {
        if (at < bytes.length) {
            LockSupport.parkNanos(pause.toNanos());
            return true;
        }
        try {
            connection.listens(pause);
            fill();
            return true;
        } catch (InsufficientDataAvailableException _) {
            return false;
        } catch (UncheckedIOException | CloseConnectionException e) {
            return isTimeout(e);
        } finally {
            connection.listens(Duration.ZERO);
        }
    }

    /** The library wraps what the socket says, and not always once. */
    private static boolean isTimeout(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof SocketTimeoutException;
    }

    private byte[] plain(int length) {
        byte[] body = new byte[length];
        int done = 0;
        while (done < length) {
            fill();
            int part = Math.min(length - done, bytes.length - at);
            System.arraycopy(bytes, at, body, done, part);
            done += part;
            at += part;
        }
        return body;
    }

    private byte[] chunks() {
        Chunks chunks = new Chunks();
        while (!chunks.isComplete()) {
            fill();
            at += chunks.feed(bytes, at);
        }
        return chunks.body();
    }

    /** Waits for the first byte of a request. */
    private boolean isAtEnd() {
        try {
            fill();
            return false;
        } catch (InsufficientDataAvailableException _) {
            return true;
        }
    }

    private void fill() {
        if (at == bytes.length) {
            reader.ensureAvailable();
            bytes = reader.readBytes(reader.available());
            at = 0;
        }
    }

    private void refuse(Reply reply) {
        connection.awaits(FAREWELL);
        writer.writeNow(BufferData.create(Wire.reply(reply)));
        leaveOff();
    }

    /** Reads on for a while: closing with something unread would take the answer back. */
    private void leaveOff() {
        connection.awaits(FAREWELL);
        try {
            connection.finish();
            for (int read = 0; read < DRAINED; read += bytes.length) {
                at = bytes.length;
                fill();
            }
        } catch (IOException | InsufficientDataAvailableException _) {
            // The other end is gone
        }
    }
}
