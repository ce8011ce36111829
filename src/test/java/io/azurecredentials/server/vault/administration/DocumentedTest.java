package io.azurecredentials.server.vault.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.vault.document.LoginConfig;
import io.azurecredentials.server.vault.document.LoginRole;
import io.azurecredentials.server.vault.document.SecretsConfig;
import io.azurecredentials.server.vault.document.SecretsRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every path and every parameter of Vault's documents for these paths is answered: kept and read
 * back, or refused or ignored with a sentence. The table is {@code documented.txt}.
 */
class DocumentedTest {
    private static final Path TABLE = Path.of("src/test/resources/vault/documented.txt");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What a write has to have beside the parameter that is looked at. */
    private static final Map<String, String> BESIDE =
            Map.of(
                    "azure/config", "{\"client_id\":\"00000000-0000-0000-0000-00000000000c\"}",
                    "auth/azure/config",
                            "{\"tenant_id\":\"00000000-0000-0000-0000-00000000000a\",\"resource\":\"api://x\","
                                    + "\"client_id\":\"00000000-0000-0000-0000-00000000000c\"}",
                    "azure/roles/:name",
                            "{\"application_object_id\":\"00000000-0000-0000-0000-00000000000b\"}",
                    "auth/azure/role/:name",
                            "{\"bound_service_principal_ids\":\"00000000-0000-0000-0000-00000000000d\"}");

    private static final Map<String, Set<String>> KNOWN =
            Map.of(
                    "azure/config", new SecretsConfig().fields(),
                    "auth/azure/config",
                            new LoginConfig(new LoginConfig.Named(false, false)).fields(),
                    "azure/roles/:name", new SecretsRole().fields(),
                    "auth/azure/role/:name", new LoginRole().fields());

    /**
     * A row of the table.
     *
     * @param documents that name it
     * @param sent JSON
     * @param answer {@code kept} and JSON of what is read back, {@code told} and a part of the
     *     warning, or {@code 400} and a part of the sentence
     */
    record Row(String documents, String path, String parameter, String sent, String answer) {
        static Row of(String line) {
            List<String> cells = Arrays.stream(line.split(" \\| ", -1)).map(String::strip).toList();
            return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }
    }

    static Stream<Row> rows() throws IOException {
        return Files.readString(TABLE).lines().filter(it -> it.contains(" | ")).map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_parameter_is_answered(Row row) throws IOException {
        Administered vault = new Administered();
        String path = row.path().replace(":name", "x");
        ObjectNode body = (ObjectNode) MAPPER.readTree(BESIDE.get(row.path()));
        if (row.parameter().startsWith("azure_")) {
            body.remove("application_object_id");
        }
        body.set(row.parameter(), MAPPER.readTree(row.sent()));

        check(vault, row, path, vault.ask("POST", path, body.toString()));
    }

    private static void check(Administered vault, Row row, String path, Reply reply)
            throws IOException {
        String[] answer = row.answer().split(" ", 2);
        switch (answer[0]) {
            case "kept" -> {
                assertThat(reply.status()).isEqualTo(204);
                assertThat(read(vault.data(path).path(row.parameter()).toString()))
                        .isEqualTo(read(answer[1]));
            }
            case "never" -> {
                assertThat(reply.status()).isEqualTo(204);
                assertThat(vault.data(path).has(row.parameter())).isFalse();
                assertThat(vault.shelf.secrets).containsValue(answer[1]);
            }
            case "told" -> {
                assertThat(reply.status()).isEqualTo(200);
                assertThat(Administered.warnings(reply)).contains(answer[1]);
            }
            case "400" -> {
                assertThat(reply.status()).isEqualTo(400);
                assertThat(Administered.errors(reply)).contains(answer[1]);
            }
            default -> throw new AssertionError(row);
        }
    }

    private static JsonNode read(String json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** What is not in the table is not read, and what is read is in the table. */
    @Test
    void the_table_has_all_that_is_read_and_nothing_else() throws IOException {
        Map<String, Set<String>> table =
                rows().collect(
                                Collectors.groupingBy(
                                        Row::path,
                                        Collectors.mapping(Row::parameter, Collectors.toSet())));

        assertThat(table).isEqualTo(KNOWN);
    }

    @Test
    void every_document_is_in_the_table() throws IOException {
        assertThat(rows().flatMap(it -> Stream.of(it.documents().split(" ", -1))))
                .contains("engine", "engine-api", "method-api", "method-api-old", "newer");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void every_path_is_answered(String request) {
        Administered vault = new Administered();
        BESIDE.forEach(
                (path, body) ->
                        assertThat(vault.ask("PUT", path.replace(":name", "x"), body).status())
                                .isEqualTo(204));
        assertThat(vault.ask("POST", "azure/config", "{\"client_secret\":\"fake\"}").status())
                .isEqualTo(204);
        assertThat(vault.ask("POST", "auth/azure/config", "{\"client_secret\":\"fake\"}").status())
                .isEqualTo(204);
        String[] words = request.split(" ", -1);

        Reply reply = vault.ask(words[0], words[1], "");

        assertThat(reply.status()).as(reply.toString()).isIn(200, 204);
    }

    static Stream<String> requests() {
        return Stream.of(
                "GET azure/config",
                "DELETE azure/config",
                "POST azure/rotate-root",
                "POST azure/roles/x",
                "GET azure/roles/x",
                "LIST azure/roles",
                "GET azure/roles?list=true",
                "DELETE azure/roles/x",
                "GET auth/azure/config",
                "DELETE auth/azure/config",
                "POST auth/azure/rotate-root",
                "POST auth/azure/role/x",
                "GET auth/azure/role/x",
                "LIST auth/azure/role",
                "GET auth/azure/role/?list=true",
                "DELETE auth/azure/role/x");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_documents_own_samples_are_answered(String path, String sample, int status) {
        assertThat(new Administered().ask("POST", path, sample).status()).isEqualTo(status);
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(
                        "azure/config",
                        "{\"subscription_id\":\"94ca80\",\"tenant_id\":\"d0ac7e\",\"client_id\":\"e607c4\",\"client_secret\":\"9a6346\",\"environment\":\"AzureGermanCloud\",\"password_policy\":\"azure_policy\",\"root_password_ttl\":\"48d\"}",
                        200),
                Arguments.of(
                        "azure/roles/my-role",
                        "{\"azure_roles\":\"[ { \\\"role_name\\\": \\\"Contributor\\\", \\\"scope\\\": \\\"/subscriptions//resourceGroups/Website\\\" } ]\",\"ttl\":3600,\"max_ttl\":\"24h\"}",
                        204),
                Arguments.of(
                        "auth/azure/config",
                        "{\"tenant_id\":\"kd83\",\"resource\":\"https://management.azure.com/\",\"client_id\":\"12ud\",\"client_secret\":\"DUJDS3\"}",
                        204),
                Arguments.of(
                        "auth/azure/role/dev-role",
                        "{\"token_policies\":[\"default\",\"dev\",\"prod\"],\"max_ttl\":1800000,\"max_jwt_exp\":10000,\"bound_resource_groups\":[\"vault-dev\",\"vault-staging\",\"vault-prod\"]}",
                        200));
    }
}
