package io.azurecredentials.administration;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What the API server says of a write. */
final class Writes {
    private static final int UNPROCESSABLE = 422;

    /** The value that stands before a sentence is the caller's own, and may be long. */
    private static final Pattern VALUE =
            Pattern.compile("^Invalid value: (?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^ :]*+): ");

    private Writes() {}

    static Written of(Supplier<Item> write) {
        try {
            return new Written.Done(write.get());
        } catch (KubernetesClientException e) {
            return refused(e);
        } catch (RuntimeException e) {
            return new Written.Failed(Mishap.of(e));
        }
    }

    private static Written refused(KubernetesClientException e) {
        return switch (e.getCode()) {
            case HTTP_CONFLICT -> new Written.Stale();
            case UNPROCESSABLE -> new Written.Invalid(sentences(e.getStatus()));
            case HTTP_NOT_FOUND ->
                    new Written.Invalid(List.of("the namespace does not exist, or is going away"));
            case HTTP_FORBIDDEN ->
                    new Written.Invalid(
                            List.of(
                                    "the API server does not let the operator write this; see whether the namespace is going away, and which admission policies and quotas it has"));
            default -> new Written.Failed(Mishap.of(e));
        };
    }

    private static List<String> sentences(Status status) {
        List<String> sentences =
                Optional.ofNullable(status)
                        .flatMap(it -> Optional.ofNullable(it.getDetails()))
                        .flatMap(it -> Optional.ofNullable(it.getCauses()))
                        .orElse(List.of())
                        .stream()
                        .map(StatusCause::getMessage)
                        .map(it -> VALUE.matcher(it).replaceFirst(""))
                        .distinct()
                        .toList();
        return sentences.isEmpty() ? List.of("the API server does not take it") : sentences;
    }
}
