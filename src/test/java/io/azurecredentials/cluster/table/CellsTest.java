package io.azurecredentials.cluster.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.Column;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    private static final Instant NOW = Instant.parse("2020-01-10T00:00:00Z");
    private static final JsonNode OBJECT =
            Yaml.node(
                    "{n: 3, s: text, list: [{type: A, v: 1}, {type: B, v: 2}], map: {k: v},"
                            + " 'a.b': dotted, on: true, at: '2020-01-09T00:00:00Z'}");

    @ParameterizedTest(name = "{0} shows {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "119, 119s",
                "120, 2m",
                "125, 2m5s",
                "600, 10m",
                "10799, 179m",
                "10800, 3h",
                "11100, 3h5m",
                "28800, 8h",
                "172800, 2d",
                "176400, 2d1h",
                "691200, 8d",
                "63072000, 2y",
                "63158400, 2y1d",
                "252288000, 8y",
                "-5, <invalid>",
                "0, 0s"
            })
    void ages_are_short(long seconds, String shown) {
        assertThat(Age.of(NOW.minusSeconds(seconds).toString(), NOW)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{1} as {0} is {2}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    string  | .s                                | "text"
                    integer | .n                                | 3
                    string  | .n                                | "3"
                    string  | .list[?(@.type=="B")].v           | "2"
                    string  | .list[1].type                     | "B"
                    string  | .list[*].v                        | "1"
                    string  | .a\\.b                            | "dotted"
                    string  | .map                              | "{\\"k\\":\\"v\\"}"
                    boolean | .on                               | true
                    integer | .s                                | null
                    string  | .none                             | null
                    date    | .at                               | "24h"
                    date    | .s                                | "<invalid>"
                    """)
    void columns_show_what_their_path_finds(String type, String path, String shown) {
        Column column = new Column("C", type, "", "", 0, path);

        assertThat(Cells.of(column, OBJECT, NOW).toString()).isEqualTo(shown);
    }
}
