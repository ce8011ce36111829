package io.azurecredentials.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON object in the one way that leaves no two readers different opinions: strict UTF-8,
 * no byte order mark, nothing before or behind the object, no name twice, no lone surrogate, whole
 * numbers only, eight levels and a hundred names each at most.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-2.6">RFC 8725, 2.6: multiplicity of
 *     JSON encodings</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7493">RFC 7493: I-JSON</a>
 */
public final class JsonReader {
    private static final int DEEPEST = 8;
    private static final int MOST_MEMBERS = 100;
    private static final int LONGEST_NUMBER = 18;

    /** Without tables of names: what strangers send would stay in them. */
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The object; empty if the bytes are anything else. Whoever calls limits their number. */
    public static Optional<Json.Members> read(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        boolean isObject = text.startsWith("{") && text.endsWith("}");
        if (!isObject || !Arrays.equals(text.getBytes(UTF_8), bytes)) {
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(text.toCharArray())) {
            parser.nextToken();
            Json.Members members = new JsonReader(parser).members();
            return parser.nextToken() == null ? Optional.of(members) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** The same, with the blanks and line breaks around it that editors and encoders leave. */
    public static Optional<Json.Members> readPadded(byte[] bytes) {
        int from = 0;
        int to = bytes.length;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (from < to && isBlank(bytes[to - 1])) {
            to--;
        }
        return read(Arrays.copyOfRange(bytes, from, to));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private Json.Members members() throws IOException {
        Map<String, Json> values = LinkedHashMap.newLinkedHashMap(32);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (!isVisible(name)
                    || values.put(name, value()) != null
                    || values.size() > MOST_MEMBERS) {
                throw new IOException("a name twice, a strange one, or too many");
            }
        }
        return new Json.Members(values);
    }

    private Json.Elements elements() throws IOException {
        List<Json> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value());
        }
        return new Json.Elements(values);
    }

    private Json value() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> new Json.Nothing();
            case START_ARRAY -> elements();
            case START_OBJECT -> members();
            default -> throw new IOException("a number with a fraction or an exponent");
        };
    }

    private Json.Whole whole() throws IOException {
        if (parser.getTextLength() > LONGEST_NUMBER) {
            throw new IOException("a large number");
        }
        return new Json.Whole(parser.getLongValue());
    }

    /** An escape sequence can spell half a character, which cannot be written as UTF-8 again. */
    private static Json.Text text(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), following(text, i))) {
                    throw new IOException("a lone surrogate");
                }
                i++;
            }
        }
        return new Json.Text(text);
    }

    private static char following(String text, int index) {
        return index + 1 < text.length() ? text.charAt(index + 1) : 0;
    }

    /** Whether it is not empty and all of it is printable ASCII without blanks. */
    private static boolean isVisible(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
