package io.azurecredentials.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class UnmodelledIT {

    @Test
    void a_request_that_nobody_modelled_is_501_and_fails_the_test_that_made_it() throws Exception {
        Emulator emulator = Emulator.start();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("https://graph.microsoft.com/v1.0/me/messages"))
                        .build();

        HttpResponse<String> response =
                new Sdk(emulator).http().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(response.body()).contains("\"GET\"").contains("/v1.0/me/messages");
        assertThatThrownBy(emulator::close)
                .hasMessageContaining("GET graph.microsoft.com/v1.0/me/messages");
    }
}
