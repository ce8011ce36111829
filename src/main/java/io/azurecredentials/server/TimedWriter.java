package io.azurecredentials.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.time.Duration;

/** Ends a connection whose other end does not take its answers. */
record TimedWriter(DataWriter inner, Connection connection, Duration limit) implements DataWriter {

    @Override
    public void write(BufferData... buffers) {
        within(() -> inner.write(buffers));
    }

    @Override
    public void write(BufferData buffer) {
        within(() -> inner.write(buffer));
    }

    @Override
    public void writeNow(BufferData... buffers) {
        within(() -> inner.writeNow(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
        within(() -> inner.writeNow(buffer));
    }

    @Override
    public void flush() {
        within(inner::flush);
    }

    @Override
    public void close() {
        within(inner::close);
    }

    private void within(Runnable write) {
        connection.writes(limit);
        write.run();
        connection.works();
    }
}
