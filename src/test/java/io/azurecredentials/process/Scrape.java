package io.azurecredentials.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What an operator says under {@code /metrics}. */
record Scrape(String text) {

    /** As it is now. */
    static Scrape of(OperatorProcess operator) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(operator.health().resolve("/metrics")).build();
            return new Scrape(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of one sample, such as {@code name{label="value"}}. */
    double value(String sample) {
        return text.lines()
                .filter(it -> it.startsWith(sample + " "))
                .mapToDouble(it -> Double.parseDouble(it.substring(sample.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + sample + " in\n" + text));
    }
}
