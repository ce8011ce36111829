package io.azurecredentials.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientAuthorityTest {
    private final Fixed authority = Fixed.authority();
    private final Fixed other = Fixed.authority();

    @TempDir private Path folder;
    private Path file;
    private ClientAuthority clients;

    @BeforeEach
    void read() throws IOException {
        file = Files.writeString(folder.resolve("ca.pem"), authority.pem());
        clients = ClientAuthority.in(file);
    }

    @Test
    void a_client_shows_what_the_authority_signed_and_what_is_valid() {
        assertThat(clients.hasSigned(authority.ofClient(true).chain())).isTrue();
        assertThat(clients.hasSigned(authority.ofClient(false).chain())).isFalse();
        assertThat(clients.hasSigned(other.ofClient(true).chain())).isFalse();
        assertThat(clients.hasSigned(List.of())).isFalse();
    }

    /** Its name is the same, and anybody can make one of that name. */
    @Test
    void a_name_is_no_signature() {
        assertThat(other.ofClient(true).certificate().getIssuerX500Principal())
                .isEqualTo(authority.ofClient(true).certificate().getIssuerX500Principal());
        assertThat(
                        clients.hasSigned(
                                List.of(
                                        other.ofClient(true).certificate(),
                                        authority.ofClient(true).certificate())))
                .isFalse();
    }

    @Test
    void what_a_server_shows_is_no_clients() {
        assertThat(clients.hasSigned(authority.server().chain())).isFalse();
    }

    @Test
    void another_file_is_taken_up_and_a_broken_one_is_not() throws IOException {
        Files.writeString(file, "broken");
        assertThat(clients.hasSigned(authority.ofClient(true).chain())).isTrue();

        Files.writeString(file, other.pem());
        assertThat(clients.hasSigned(authority.ofClient(true).chain())).isFalse();
        assertThat(clients.hasSigned(other.ofClient(true).chain())).isTrue();

        Files.delete(file);
        assertThat(clients.hasSigned(other.ofClient(true).chain())).isTrue();
    }

    @Test
    void two_may_sign_while_one_takes_the_others_place() throws IOException {
        Files.writeString(file, authority.pem() + other.pem());

        assertThat(clients.hasSigned(authority.ofClient(true).chain())).isTrue();
        assertThat(clients.hasSigned(other.ofClient(true).chain())).isTrue();
    }

    @Test
    void without_a_certificate_there_is_no_authority() throws IOException {
        Files.writeString(file, "");

        assertThatThrownBy(() -> ClientAuthority.in(file))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
