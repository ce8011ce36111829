package io.azurecredentials.cluster.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.Yaml;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProtobufTest {

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A length-delimited field. */
    private static byte[] field(int number, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.write(number << 3 | 2);
        field.write(content.size());
        field.writeBytes(content.toByteArray());
        return field.toByteArray();
    }

    private static byte[] envelope(String kind, byte[] message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'k', '8', 's', 0});
        out.writeBytes(field(1, field(1, text("v1")), field(2, text(kind))));
        out.writeBytes(field(2, message));
        return out.toByteArray();
    }

    @Test
    void a_secret_is_read_with_its_data_in_base64() {
        byte[] metadata =
                field(1, field(1, text("s")), field(11, field(1, text("k")), field(2, text("v"))));
        byte[] data = field(2, field(1, text("a")), field(2, text("b")));
        ByteArrayOutputStream secret = new ByteArrayOutputStream();
        secret.writeBytes(metadata);
        secret.writeBytes(data);

        assertThat(Protobuf.decode(envelope("Secret", secret.toByteArray())))
                .hasValue(
                        Yaml.object(
                                "{apiVersion: v1, kind: Secret, metadata: {name: s, labels: {k: v}},"
                                        + " data: {a: Yg==}}"));
    }

    @Test
    void an_unknown_kind_or_a_damaged_body_is_not_read() {
        assertThat(Protobuf.decode(envelope("Gadget", new byte[0]))).isEmpty();
        assertThat(Protobuf.decode(envelope("Secret", new byte[] {0x0a, 0x7f}))).isEmpty();
        assertThat(Protobuf.decode(text("{}"))).isEmpty();
    }
}
