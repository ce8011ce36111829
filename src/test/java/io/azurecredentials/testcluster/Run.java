package io.azurecredentials.testcluster;

import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run of the integration tests on a cluster that belongs to somebody, and how it names what is
 * its own.
 *
 * @param id a few lower-case letters and digits
 */
public record Run(String id) {

    /** Every object of a run carries this label; its value is the run. */
    public static final String LABEL = "azurecredentials.io/test";

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 5;

    /** One of its own, so that runs at the same time do not collide. */
    public static Run next() {
        return new Run(
                new SecureRandom()
                        .ints(LENGTH, 0, ALPHABET.length())
                        .mapToObj(it -> ALPHABET.substring(it, it + 1))
                        .collect(Collectors.joining()));
    }

    /** The label that marks what is its own. */
    public Map<String, String> labels() {
        return Map.of(LABEL, id);
    }

    /** The label as kubectl takes it in {@code -l}. */
    public String selector() {
        return LABEL + "=" + id;
    }

    /** A namespace's name. */
    public String namespace(String name) {
        return "azcred-it-" + id + "-" + name;
    }

    /** Where the operator under test is installed. */
    public String operatorNamespace() {
        return namespace("operator");
    }

    /** The name of something that has no namespace. */
    public String suffixed(String name) {
        return name + "-" + id;
    }
}
